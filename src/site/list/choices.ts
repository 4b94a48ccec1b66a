import { SIZE_RANGE_BOUNDS } from '../../catalogue/facets.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import type { Changes } from './list-address.ts';

/** The parameters that narrow a list to a range of sizes, by its number. */
export function sizeChoice(range: number): Changes {
  const [min, end] = [SIZE_RANGE_BOUNDS[range - 1], SIZE_RANGE_BOUNDS[range]];
  return {
    sizeMin: min === undefined ? undefined : String(min),
    sizeMax: end === undefined ? undefined : String(end - 1),
  };
}

/** The range of sizes that a query asks for; undefined when it asks for none of them. */
export function sizeChosen(query: URLSearchParams): number | undefined {
  const ranges = [...SIZE_RANGE_BOUNDS.keys(), SIZE_RANGE_BOUNDS.length];
  return ranges.find((range) => isChosen(sizeChoice(range), query));
}

/** `1 GiB to 4 GiB` */
export function sizeText(range: number, { format, messages }: Frame): Html {
  const { under, between, over } = messages.filter.sizes;
  const [min, end] = [SIZE_RANGE_BOUNDS[range - 1], SIZE_RANGE_BOUNDS[range]].map(
    (bound) => bound && html`<bdi>${format.bytes(bound)}</bdi>`,
  );
  if (min && end) return between({ from: min, to: end });
  return min ? over({ size: min }) : under({ size: end || html`` });
}

/** The parameters that narrow a list to what was published in a year (UTC). */
export function yearChoice(year: number): Changes {
  return { publishedFrom: `${year}-01-01`, publishedBefore: `${year + 1}-01-01` };
}

/** The year that a query asks for; undefined when it asks for none. */
export function yearChosen(query: URLSearchParams): number | undefined {
  const year = Number(/^(\d{4})-01-01$/.exec(query.get('publishedFrom') ?? '')?.[1]);
  return isChosen(yearChoice(year), query) ? year : undefined;
}

function isChosen(choice: Changes, query: URLSearchParams): boolean {
  return Object.entries(choice).every(([name, value]) => (query.get(name) ?? undefined) === value);
}

import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Figure, FigureCursor, FigureStore, FigureTotals } from '../swarm/figure-store.ts';
import { TIME, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import { filled, textAs } from './input/text-values.ts';
import type { OwnTracker } from './own-tracker.ts';

/** What a user has transferred by the count of the tracker. */
export const FIGURE_TOTALS = z.strictObject({
  /** Bytes. */
  uploaded: WHOLE,
  downloaded: WHOLE,
  /** How much of `uploaded` was uploaded while the tracker knew of no leecher. */
  uploadedAlone: WHOLE,
  seedSeconds: WHOLE,
});

/** The same of one torrent. `infohash` is the v1 one where it has both. */
export const FIGURE = FIGURE_TOTALS.extend({ infohash: z.string(), changedAt: TIME });

/** Where a list of figures goes on. */
const FIGURE_CURSOR = textAs((text): FigureCursor | undefined => {
  const [, ms, infohash] = /^(\d{1,15})-([0-9a-f]{40}|[0-9a-f]{64})$/.exec(text) ?? [];
  return infohash === undefined ? undefined : { changedAt: new Date(Number(ms)), infohash };
}, 'the cursor of a list, as the page before it gives it');

export const FIGURE_QUERY = z.strictObject({ cursor: filled(FIGURE_CURSOR) });

const FIGURES_ON_PAGE = 100;

export interface FigurePage {
  readonly items: readonly Figure[];
  readonly totals: FigureTotals;
  /** The cursor of the next page. */
  readonly next: string | undefined;
}

/** What users have transferred, where that is counted. Throws not_found where it is not. */
export function figuresOf(tracker: OwnTracker | undefined): Pick<FigureStore, 'listFigures' | 'sumFigures'> {
  if (tracker?.figures !== undefined) return tracker.figures;
  throw new AppError('not_found', 'Cannot show what users transfer: this site does not count it');
}

/** A page of what a user has transferred. Rejects with not_found where that is not counted. */
export async function findFigures(
  tracker: OwnTracker | undefined,
  userId: number,
  after: FigureCursor | undefined,
): Promise<FigurePage> {
  const store = figuresOf(tracker);
  const [found, totals] = await Promise.all([
    store.listFigures(userId, FIGURES_ON_PAGE + 1, after),
    store.sumFigures(userId),
  ]);
  const items = found.slice(0, FIGURES_ON_PAGE);
  const last = items.at(-1);
  const isMore = found.length > items.length && last !== undefined;
  return { items, totals, next: isMore ? `${last.changedAt.getTime()}-${last.infohash}` : undefined };
}

export function figureJson({ changedAt, ...figure }: Figure): Json<typeof FIGURE> {
  return { ...figure, changedAt: changedAt.toISOString() };
}

/** What a user has transferred as comma-separated values (RFC 4180), a page at a time. */
export async function* figureLines(
  store: Pick<FigureStore, 'listFigures'>,
  userId: number,
): AsyncGenerator<string> {
  yield 'infohash,uploaded,downloaded,uploadedAlone,seedSeconds,changedAt\r\n';
  let after: FigureCursor | undefined;
  do {
    const page = await store.listFigures(userId, FIGURES_ON_PAGE, after);
    yield page.map(toLine).join('');
    after = page.length === FIGURES_ON_PAGE ? page.at(-1) : undefined;
  } while (after !== undefined);
}

function toLine({ infohash, uploaded, downloaded, uploadedAlone, seedSeconds, changedAt }: Figure): string {
  return `${[infohash, uploaded, downloaded, uploadedAlone, seedSeconds, changedAt.toISOString()].join(',')}\r\n`;
}

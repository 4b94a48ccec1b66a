import type { Cursor, ListInput } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createStatements } from '../database/statements.ts';
import { indexedBy, LISTED_KEYS, toSortOrder } from '../lists/sort-order.ts';
import { ANY_TIME } from '../lists/published-days.ts';
import type { Space } from '../lists/spaces.ts';
import { NOTHING } from './conditions.ts';
import type { IdSet } from './id-set.ts';
import { inRange, type Wanted } from './wanted.ts';

/** How many rows are looked at along an index before a set is made. */
const LOOKED_AT_MAX = 2_000;
/** How many of them are looked up in the word index, which takes 20 µs for a word and 50 for three. */
const LOOKED_UP_MAX = 256;
/** After so many it is known whether looking up goes on: unless a quarter of them match, a set is faster. */
const BATCH = 64;
const SHARE_MIN = 0.25;

/** Scans of the index of a sort key, from the cursor on. Each returns one more than the page when there are more. */
export interface IndexScan {
  /** All torrents of the range; in an order that has bounds those within them. */
  all(input: ListInput, wanted: Wanted): readonly Cursor[];
  /** Those that are wanted; undefined when the first ones along the index do not fill a page. */
  first(input: ListInput, wanted: Wanted): readonly Cursor[] | undefined;
  /** Those of the set. */
  within(input: ListInput, wanted: Wanted, set: IdSet): readonly Cursor[];
}

/** Prepares the scans. No index has the order of publication: the word index and the table have it. */
export function createIndexScan(connection: Connection, space: Space): IndexScan {
  const statement = createStatements(connection);

  /** The next rows along the index that meet a condition, at most as many as its last parameter. */
  function step(input: ListInput, { bounds }: Wanted, where = 'TRUE') {
    const order = toSortOrder(input, LISTED_KEYS[input.sort], 'l.id');
    const range = bounds.find(({ sort }) => sort === input.sort)?.range ?? NOTHING;
    return {
      sql: `SELECT ${order.key} AS value, l.id
        FROM ${space}listed AS l ${indexedBy(input.sort, space)}
        WHERE ${order.after} AND ${range.where} AND ${where} ORDER BY ${order.terms} LIMIT ?`,
      params: [...order.params, ...range.params],
    };
  }

  /** The next rows along the index, and whether each passes all checks but that of the word index. */
  function look(input: ListInput, wanted: Wanted, most: number): readonly Looked[] {
    const { sql, params } = step(input, wanted);
    const range = inRange('l.id', wanted.range);
    const { checks } = wanted;
    return statement<Looked>(
      `SELECT n.value, n.id, ${range.where} AND ${checks.where} AS passes
        FROM (${sql}) AS n CROSS JOIN ${space}listed AS l ON l.id = n.id
        ORDER BY ${toSortOrder(input, 'n.value', 'n.id').terms}`,
    ).all(...range.params, ...checks.params, ...params, most);
  }

  function finder({ match }: Wanted): (id: number) => boolean {
    if (match === undefined) return () => true;
    const table = `${space}torrent_words`;
    const find = statement(
      `SELECT 1 FROM ${table} AS w WHERE w.${table} MATCH ? AND w.rowid = CAST(? AS INTEGER)`,
    );
    return (id) => find.get(match, id) !== undefined;
  }

  return {
    all(input, wanted) {
      const range = inRange('l.id', wanted.range);
      const { sql, params } = step(input, wanted, wanted.range === ANY_TIME ? 'TRUE' : range.where);
      const bounds = wanted.range === ANY_TIME ? [] : range.params;
      return statement<Cursor>(sql).all(...params, ...bounds, input.limit + 1);
    },
    first(input, wanted) {
      // Reading a set is faster than looking that many up.
      if (wanted.match !== undefined && input.limit > LOOKED_UP_MAX) return undefined;
      const isFound = finder(wanted);
      const batch = wanted.match === undefined ? LOOKED_AT_MAX : BATCH;
      const found: Cursor[] = [];
      let [looked, lookedUp] = [0, 0];
      let { after } = input;
      while (looked < LOOKED_AT_MAX && lookedUp < LOOKED_UP_MAX) {
        const rows = look({ ...input, after }, wanted, batch);
        for (const { value, id, passes } of rows) {
          if (passes === 0) continue;
          lookedUp++;
          if (isFound(id)) found.push({ value, id });
          if (found.length > input.limit) return found;
        }
        if (rows.length < batch) return found;
        if (found.length < lookedUp * SHARE_MIN) return undefined;
        looked += rows.length;
        after = rows.at(-1);
      }
      return undefined;
    },
    within(input, wanted, set) {
      // A byte of a blob takes 50 ns for each row. A condition on a temporary table would take three times that.
      const { sql, params } = step(input, wanted, `substr(?, l.id + 1, 1) = x'01'`);
      return statement<Cursor>(sql).all(...params, set.toMap(), input.limit + 1);
    },
  };
}

type Looked = Cursor & { readonly passes: 0 | 1 };

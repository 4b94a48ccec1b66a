import type { Connection } from '../../../../src/stores/sqlite/database/connection.ts';

/** The steps of the plan of a statement, such as `SEARCH l USING PRIMARY KEY (id=?)`. What is bound may decide on it. */
export function planOf(
  connection: Connection,
  sql: string,
  params: readonly unknown[] = Array.from(sql.matchAll(/\?/g), () => 1),
): readonly string[] {
  const explain = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return explain.all(...params).map(({ detail }) => detail);
}

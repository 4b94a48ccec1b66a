import type { Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Connection } from './connection.ts';

/** More than a connection needs: the texts differ by what is asked for, not by the values. */
const STATEMENTS_MAX = 200;

/** A prepared statement with its rows. */
export type Prepared<Row> = Statement<unknown[], Row>;

/** Prepares each statement once, as long as there are not too many: preparing one takes 20 to 50 µs. */
export function createStatements(connection: Connection): <Row>(sql: string) => Prepared<Row> {
  const statements = new LRUCache<string, object>({ max: STATEMENTS_MAX });
  return <Row>(sql: string) => {
    const statement = statements.get(sql) ?? connection.prepare<unknown[], Row>(sql);
    statements.set(sql, statement);
    return statement as Prepared<Row>;
  };
}

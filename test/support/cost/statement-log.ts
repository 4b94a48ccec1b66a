// Loaded by `--import` into each thread of a server: writes down each statement that it runs.
import Database from 'better-sqlite3';
import { openSync, readSync, writeSync } from 'node:fs';

/** A line of the log. */
export type LogLine =
  | { readonly kind: 'plan'; readonly sql: string; readonly details: readonly string[] }
  | { readonly kind: 'run'; readonly sql: string; readonly readBytes: number };

type Method = (...params: unknown[]) => unknown;

/** It is in the driver, and not in its types. It needs no values for the parameters. */
type Explaining = Database.Database & { explain(sql: string): readonly { readonly detail: string }[] };

const log = openSync(process.env['STATEMENT_LOG'] ?? '', 'a');
// proc_pid_io(5): what this thread has read by system calls.
const counters = openSync('/proc/thread-self/io', 'r');
const buffer = Buffer.alloc(256);
const explained = new Set<string>();
const prepare = Database.prototype.prepare as (this: Database.Database, sql: string) => Database.Statement;

Database.prototype.prepare = function (this: Explaining, text: string) {
  const statement = prepare.call(this, text);
  const sql = text.replaceAll(/\s+/g, ' ').trim();
  if (!explained.has(sql)) {
    explained.add(sql);
    write({ kind: 'plan', sql, details: this.explain(`QUERY PLAN ${text}`).map(({ detail }) => detail) });
  }
  for (const name of ['get', 'all', 'run'] as const) {
    const run = statement[name].bind(statement);
    statement[name] = ((...params: unknown[]) => {
      const before = begin(this);
      try {
        return run(...params);
      } finally {
        end(sql, before);
      }
    }) as never;
  }
  const iterate = statement.iterate.bind(statement) as Method;
  statement.iterate = ((...params: unknown[]) => {
    const before = begin(this);
    return ended(iterate(...params) as Iterator<unknown>, () => end(sql, before));
  }) as never;
  return statement;
} as never;

function* ended(rows: Iterator<unknown>, then: () => void): Generator {
  try {
    yield* { [Symbol.iterator]: () => rows };
  } finally {
    then();
  }
}

/** Empties the cache of a reader, so that each statement reads all pages that it needs. */
function begin(connection: Database.Database): number {
  if (connection.readonly) prepare.call(connection, 'PRAGMA shrink_memory').run();
  const { bytes, ownBytes } = readCounter();
  return bytes + ownBytes;
}

function end(sql: string, before: number): void {
  write({ kind: 'run', sql, readBytes: readCounter().bytes - before });
}

function readCounter(): { readonly bytes: number; readonly ownBytes: number } {
  const ownBytes = readSync(counters, buffer, 0, buffer.length, 0);
  const [, bytes] = /rchar: (\d+)/.exec(buffer.toString('latin1', 0, ownBytes)) ?? [];
  return { bytes: Number(bytes), ownBytes };
}

function write(line: LogLine): void {
  writeSync(log, `${JSON.stringify(line)}\n`);
}

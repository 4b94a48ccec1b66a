import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangeCounter } from '../../../../../src/stores/sqlite/database/change-counter.ts';
import { openReader, openWriter } from '../../../../../src/stores/sqlite/database/connection.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

/** A database in WAL mode with a connection that reads and one that writes. */
function openBoth() {
  const file = join(temporaryFolder(), 'some.sqlite');
  const writer = openWriter(file);
  writer.pragma('journal_mode = WAL');
  writer.exec('CREATE TABLE t (x)');
  const reader = openReader(file);
  return { file, reader, writer };
}

/** What another process prints that runs this script with the driver and the file. */
function inAnotherProcess(file: string, script: string): string {
  const text = `const Database = require('better-sqlite3'); const file = process.argv[1]; ${script}`;
  return execFileSync(process.execPath, ['-e', text, file], { encoding: 'utf8' }).trim();
}

describe('ChangeCounter', () => {
  it('gives another number after each commit, and the same after reads and a rollback', () => {
    const { file, reader, writer } = openBoth();
    const changes = new ChangeCounter(file, reader);
    const numbers = [changes.number()];
    const ask = () => numbers.push(changes.number());
    reader.prepare('SELECT count(*) FROM t').get();
    ask();
    writer.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1); ROLLBACK');
    ask();
    writer.exec('INSERT INTO t VALUES (1)');
    ask();
    ask();
    writer.exec('UPDATE t SET x = 2');
    ask();
    const [before, afterRead, afterRollback, afterCommit, again, afterNext] = numbers;
    expect([afterRead, afterRollback, again]).toEqual([before, before, afterCommit]);
    expect(new Set([before, afterCommit, afterNext]).size).toBe(3);
    writer.close();
    reader.close();
    changes.close();
  });

  it('sees what another process has committed, also when the log begins anew', () => {
    const { file, reader, writer } = openBoth();
    const changes = new ChangeCounter(file, reader);
    const first = changes.number();
    inAnotherProcess(file, `new Database(file).exec('INSERT INTO t VALUES (1)')`);
    const second = changes.number();
    expect(second).not.toBe(first);
    inAnotherProcess(
      file,
      `const db = new Database(file); db.pragma('wal_checkpoint(TRUNCATE)'); db.exec('INSERT INTO t VALUES (2)')`,
    );
    expect([first, second]).not.toContain(changes.number());
    writer.close();
    reader.close();
    changes.close();
  });

  it('ends no lock of this process when it is closed while another one has the same file', () => {
    const { file, reader, writer } = openBoth();
    const [first, second] = [new ChangeCounter(file, reader), new ChangeCounter(file, reader)];
    writer.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
    first.close();
    expect(first.number()).toBeUndefined();
    const attempt = `try { new Database(file, { timeout: 0 }).exec('INSERT INTO t VALUES (2)'); console.log('written'); }
      catch (error) { console.log(error.code); }`;
    expect(inAnotherProcess(file, attempt)).toBe('SQLITE_BUSY');
    const before = second.number();
    writer.exec('COMMIT');
    expect(second.number()).not.toBe(before);
    writer.close();
    reader.close();
    second.close();
  });
});

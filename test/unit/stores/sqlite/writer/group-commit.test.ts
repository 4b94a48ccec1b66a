import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openWriter, type Connection } from '../../../../../src/stores/sqlite/database/connection.ts';
import { createGroupCommit, type GroupCommit } from '../../../../../src/stores/sqlite/writer/group-commit.ts';
import { translateError } from '../../../../../src/stores/sqlite/database/translate-error.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

describe('createGroupCommit', () => {
  let file: string;
  let connection: Connection;
  let commit: GroupCommit;
  const onRollback = vi.fn<() => void>();

  const open = () => {
    const opened = openWriter(file);
    onTestFinished(() => void opened.close());
    return opened;
  };
  const insert = (bytes: number) => () =>
    connection.prepare('INSERT INTO things VALUES (zeroblob(?))').run(bytes);
  const stored = () => open().prepare('SELECT count(*) FROM things').pluck().get();

  beforeEach(() => {
    file = join(temporaryFolder(), 'group.sqlite');
    connection = open();
    connection.pragma('journal_mode = WAL');
    connection.exec('CREATE TABLE things (bytes BLOB) STRICT');
    commit = createGroupCommit(connection, { finish: () => {}, onRollback });
    onRollback.mockClear();
  });

  it('gives each its value, and takes back only the one that throws', () => {
    const bad = new Error('bad');
    const throwing = () => {
      insert(1)();
      throw bad;
    };
    const { outcomes, failure } = commit([() => 'first', insert(1), throwing, insert(1)]);
    expect(failure).toBeUndefined();
    expect(outcomes[0]).toEqual({ ok: true, value: 'first' });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true]);
    expect(outcomes[2]).toEqual({ ok: false, error: bad });
    expect(stored()).toBe(2);
    expect(onRollback).toHaveBeenCalledOnce();
  });

  it('takes back all that a single one did before it throws', () => {
    const bad = new Error('bad');
    const { outcomes } = commit([
      () => {
        insert(1)();
        throw bad;
      },
    ]);
    expect(outcomes).toEqual([{ ok: false, error: bad }]);
    expect(onRollback).toHaveBeenCalledOnce();
    expect(commit([insert(1)]).outcomes).toMatchObject([{ ok: true }]);
    expect(stored()).toBe(1);
  });

  it('fails none but the one that a full disk has no room for, and goes on', () => {
    const pages = Number(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages + 20}`);
    const { outcomes } = commit([insert(1), insert(1_000_000), insert(1)]);
    const acknowledged = outcomes.filter(({ ok }) => ok).length;
    expect(outcomes[1]).toMatchObject({ ok: false, error: { code: 'SQLITE_FULL' } });
    expect(stored()).toBe(acknowledged);
    connection.pragma('max_page_count = 1000000');
    expect(commit([insert(1_000_000)]).outcomes).toMatchObject([{ ok: true }]);
    expect(stored()).toBe(acknowledged + 1);
  });

  it('fails all when another process holds the database, and goes on when it lets go', () => {
    connection.pragma('busy_timeout = 0');
    const other = open();
    other.exec('BEGIN IMMEDIATE');
    const { outcomes, failure } = commit([insert(1), insert(1)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false]);
    expect(translateError(failure)).toMatchObject({ code: 'unavailable', hint: expect.any(String) });
    other.exec('ROLLBACK');
    expect(commit([insert(1)]).failure).toBeUndefined();
    expect(stored()).toBe(1);
  });

  it('finishes what all of them left to be done once, before the commit', () => {
    const finish = vi.fn<() => void>(insert(1));
    commit = createGroupCommit(connection, { finish, onRollback });
    commit([insert(1), insert(1)]);
    expect(finish).toHaveBeenCalledOnce();
    expect(stored()).toBe(3);
  });

  it('fails all when what they left to be done fails, and goes on', () => {
    const finish = vi.fn<() => void>().mockImplementationOnce(() => {
      throw new Error('unfinished');
    });
    commit = createGroupCommit(connection, { finish, onRollback });
    const { outcomes, failure } = commit([insert(1), insert(1)]);
    expect(failure).toEqual(new Error('unfinished'));
    expect(onRollback).toHaveBeenCalledOnce();
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false]);
    expect(stored()).toBe(0);
    expect(commit([insert(1)]).failure).toBeUndefined();
    expect(stored()).toBe(1);
  });

  it('fails all when the transaction ends under them', () => {
    const ending = () => {
      connection.exec('ROLLBACK');
      throw new Error('ended');
    };
    const { outcomes } = commit([insert(1), ending, insert(1)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(stored()).toBe(0);
    expect(commit([insert(1)]).failure).toBeUndefined();
  });
});

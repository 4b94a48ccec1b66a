import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  openReader,
  openWriter,
  type Connection,
} from '../../../../../src/stores/sqlite/database/connection.ts';
import { identify } from '../../../../../src/stores/sqlite/database/file-watch.ts';
import {
  createCheckpointer,
  createLogGuard,
  LOG_BYTES_MAX,
  refusalIfFull,
  type LogState,
} from '../../../../../src/stores/sqlite/writer/checkpoint.ts';
import { Checkpoints, CHECKPOINT_BYTES } from '../../../../../src/stores/sqlite/writer/checkpoints.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { until } from '../../../../support/until.ts';

/** As large as a log that is checkpointed at once. */
const LARGE: LogState = { bytes: CHECKPOINT_BYTES, leftBytes: CHECKPOINT_BYTES };

function open() {
  const file = join(temporaryFolder(), 'log.sqlite');
  const connection = openWriter(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('wal_autocheckpoint = 0');
  connection.exec('CREATE TABLE things (bytes BLOB) STRICT');
  const { look, run } = createCheckpointer(connection);
  const warn = vi.fn<(fields: object, message: string) => void>();
  const checkpointRest = vi.fn<() => Promise<LogState>>(async () => run());
  const log = { info: warn, warn, error: warn };
  const checkpoints = new Checkpoints({ file, identity: identify(file) ?? '', log, checkpointRest });
  onTestFinished(async () => {
    await checkpoints.close();
    connection.close();
  });
  const write = () => connection.exec('INSERT INTO things VALUES (zeroblob(100000))');
  return { file, connection, checkpoints, look, warn, checkpointRest, write };
}

/** A reader in the middle of a statement; call what it gives to end it. */
function holdOpen(file: string): () => void {
  const reader: Connection = openReader(file);
  const rows = reader.prepare('SELECT * FROM things').iterate();
  rows.next();
  return () => {
    rows.return?.();
    reader.close();
  };
}

describe('Checkpoints', () => {
  it('checkpoints a large log in a thread, and the rest in the writer, so that it restarts', async () => {
    const { checkpoints, look, checkpointRest, write, warn } = open();
    write();
    const { bytes } = look();
    let leftBytes: number | undefined;
    checkpointRest.mockImplementationOnce(async () => {
      ({ leftBytes } = look());
      return look();
    });
    checkpoints.note({ bytes: LARGE.bytes - 1, leftBytes: 0 });
    expect(checkpointRest).not.toHaveBeenCalled();
    checkpoints.note(LARGE);
    await until(() => expect(leftBytes).toBe(0));
    write();
    expect(look().bytes).toBeLessThan(bytes);
    expect(warn).not.toHaveBeenCalled();
  });

  it('checkpoints a small log when no more changes come', async () => {
    const { checkpoints, look, write } = open();
    write();
    checkpoints.note(look());
    await until(() => expect(look().leftBytes).toBe(0));
  });

  it('says so when a reader keeps a log from restarting, again only when it has grown, and checkpoints it later', async () => {
    const { file, checkpoints, look, checkpointRest, write, warn } = open();
    write();
    const release = holdOpen(file);
    write();
    checkpointRest.mockImplementationOnce(async () => ({ ...LARGE, leftBytes: look().leftBytes }));
    checkpoints.note(LARGE);
    await until(() => expect(warn).toHaveBeenCalled());
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { logBytes: CHECKPOINT_BYTES },
      'A program that reads the database keeps its write-ahead log from restarting: it has 64 MiB',
    );
    expect(look().leftBytes).toBeGreaterThan(0);
    release();
    await until(() => {
      checkpoints.note({ ...LARGE, bytes: 2 * CHECKPOINT_BYTES });
      expect(look().leftBytes).toBe(0);
    });
    expect(warn).toHaveBeenCalledOnce();
  });

  it('tries again when the log has grown after a checkpoint failed', async () => {
    const { checkpoints, look, checkpointRest, write, warn } = open();
    write();
    checkpointRest.mockRejectedValueOnce(new Error('gone'));
    checkpoints.note(LARGE);
    await until(() => expect(warn).toHaveBeenCalled());
    expect(warn.mock.calls[0]?.[1]).toBe('A checkpoint of the write-ahead log failed');
    write();
    await until(() => {
      checkpoints.note({ ...LARGE, bytes: 2 * CHECKPOINT_BYTES });
      expect(look().leftBytes).toBe(0);
    });
  });
});

describe('refusalIfFull', () => {
  const withLog = (before: LogState, after = before) => refusalIfFull(before, { run: () => after });

  it('refuses changes only while a very large log cannot be checkpointed', () => {
    const full: LogState = { bytes: LOG_BYTES_MAX, leftBytes: LOG_BYTES_MAX };
    expect(withLog({ ...full, bytes: LOG_BYTES_MAX - 1 })).toBeUndefined();
    expect(withLog(full, { ...full, leftBytes: 0 })).toBeUndefined();
    expect(withLog(full)).toMatchObject({ code: 'unavailable', message: expect.stringContaining('2 GiB') });
  });
});

describe('createLogGuard', () => {
  const full: LogState = { bytes: LOG_BYTES_MAX, leftBytes: LOG_BYTES_MAX };

  it.each([
    ['SQLITE_IOERR_READ', 1],
    ['SQLITE_BUSY', 0],
  ])('goes on after %s, and forgets the connection when the disk failed', (code, forgotten) => {
    const failed = () => {
      throw new Database.SqliteError('failed', code);
    };
    const look = vi.fn<() => LogState>(failed);
    const forget = vi.fn<() => void>();
    const guard = createLogGuard({ look, run: failed }, forget);
    expect(guard.look()).toBeUndefined();
    expect(guard.refusal()).toBeUndefined();
    expect(forget).toHaveBeenCalledTimes(forgotten);
    look.mockReturnValueOnce(full);
    expect(guard.look()).toBe(full);
    expect(guard.look()).toBe(full);
    expect(forget).toHaveBeenCalledTimes(2 * forgotten);
    expect(guard.refusal()).toMatchObject({ name: 'AppError', code: 'unavailable' });
    expect(forget).toHaveBeenCalledTimes(3 * forgotten);
  });

  it('refuses the next changes after it saw a full log', () => {
    const guard = createLogGuard({ look: () => full, run: () => full }, () => undefined);
    expect(guard.refusal()).toBeUndefined();
    guard.look();
    expect(guard.refusal()).toMatchObject({ message: expect.stringContaining('2 GiB') });
  });
});

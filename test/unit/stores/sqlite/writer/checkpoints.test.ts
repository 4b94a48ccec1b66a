import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  openReader,
  openWriter,
  type Connection,
} from '../../../../../src/stores/sqlite/database/connection.ts';
import { identify } from '../../../../../src/stores/sqlite/database/file-watch.ts';
import {
  createCheckpointer,
  LOG_BYTES_MAX,
  refusalIfFull,
  type LogState,
} from '../../../../../src/stores/sqlite/writer/checkpoint.ts';
import { Checkpoints, LOG_BYTES_MOVED } from '../../../../../src/stores/sqlite/writer/checkpoints.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { until } from '../../../../support/until.ts';

/** As large as a log that is moved at once. */
const LARGE: LogState = { bytes: LOG_BYTES_MOVED, leftBytes: LOG_BYTES_MOVED };

function open() {
  const file = join(temporaryFolder(), 'log.sqlite');
  const connection = openWriter(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('wal_autocheckpoint = 0');
  connection.exec('CREATE TABLE things (bytes BLOB) STRICT');
  const { look, move } = createCheckpointer(connection);
  const warn = vi.fn<(fields: object, message: string) => void>();
  const moveRest = vi.fn<() => Promise<LogState>>(async () => move());
  const log = { warn, error: warn };
  const checkpoints = new Checkpoints({ file, identity: identify(file) ?? '', log, moveRest });
  onTestFinished(async () => {
    await checkpoints.close();
    connection.close();
  });
  const write = () => connection.exec('INSERT INTO things VALUES (zeroblob(100000))');
  return { file, connection, checkpoints, look, warn, moveRest, write };
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
  it('moves a large log in a thread, and the last of it by the writer, so that it starts anew', async () => {
    const { checkpoints, look, moveRest, write, warn } = open();
    write();
    const { bytes } = look();
    let leftBytes: number | undefined;
    moveRest.mockImplementationOnce(async () => {
      ({ leftBytes } = look());
      return look();
    });
    checkpoints.note({ bytes: LARGE.bytes - 1, leftBytes: 0 });
    expect(moveRest).not.toHaveBeenCalled();
    checkpoints.note(LARGE);
    await until(() => expect(leftBytes).toBe(0));
    write();
    expect(look().bytes).toBeLessThan(bytes);
    expect(warn).not.toHaveBeenCalled();
  });

  it('moves a small log when no more changes come', async () => {
    const { checkpoints, look, write } = open();
    write();
    checkpoints.note(look());
    await until(() => expect(look().leftBytes).toBe(0));
  });

  it('says so when a reader keeps a log from starting anew, again only when it has grown, and moves it later', async () => {
    const { file, checkpoints, look, moveRest, write, warn } = open();
    write();
    const release = holdOpen(file);
    write();
    moveRest.mockImplementationOnce(async () => ({ ...LARGE, leftBytes: look().leftBytes }));
    checkpoints.note(LARGE);
    await until(() => expect(warn).toHaveBeenCalled());
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { logBytes: LOG_BYTES_MOVED },
      'A program that reads the database keeps its write-ahead log from starting anew: it has 64 MiB',
    );
    expect(look().leftBytes).toBeGreaterThan(0);
    release();
    await until(() => {
      checkpoints.note({ ...LARGE, bytes: 2 * LOG_BYTES_MOVED });
      expect(look().leftBytes).toBe(0);
    });
    expect(warn).toHaveBeenCalledOnce();
  });

  it('tries again when the log has grown after it could not be moved', async () => {
    const { checkpoints, look, moveRest, write, warn } = open();
    write();
    moveRest.mockRejectedValueOnce(new Error('gone'));
    checkpoints.note(LARGE);
    await until(() => expect(warn).toHaveBeenCalled());
    expect(warn.mock.calls[0]?.[1]).toBe('Moving the write-ahead log into the database failed');
    write();
    await until(() => {
      checkpoints.note({ ...LARGE, bytes: 2 * LOG_BYTES_MOVED });
      expect(look().leftBytes).toBe(0);
    });
  });
});

describe('refusalIfFull', () => {
  const withLog = (before: LogState, after = before) => refusalIfFull(before, { move: () => after });

  it('refuses changes only while a very large log cannot be moved', () => {
    const full: LogState = { bytes: LOG_BYTES_MAX, leftBytes: LOG_BYTES_MAX };
    expect(withLog({ ...full, bytes: LOG_BYTES_MAX - 1 })).toBeUndefined();
    expect(withLog(full, { ...full, leftBytes: 0 })).toBeUndefined();
    expect(withLog(full)).toMatchObject({ code: 'unavailable', message: expect.stringContaining('2 GiB') });
  });
});

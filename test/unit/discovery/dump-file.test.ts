import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDumpFile, type DumpFile, type DumpFileParts } from '../../../src/discovery/dump-file.ts';
import { temporaryFolder } from '../../support/temp.ts';

const DAY_MS = 86_400_000;
const IS_CI = process.env['CI'] === 'true';

interface Made {
  readonly file: DumpFile;
  readonly folder: string;
  /** How often the lines were asked for. */
  readonly asked: () => number;
  readonly warnings: readonly object[];
  pass(ms: number): void;
}

function make(
  lines: (time: number) => AsyncIterable<string> | Iterable<string>,
  parts: Partial<DumpFileParts> = {},
): Made {
  const folder = parts.folder ?? temporaryFolder();
  let nowMs = Date.now();
  let asked = 0;
  const warnings: object[] = [];
  const file = createDumpFile({
    folder,
    async *lines() {
      asked += 1;
      yield* lines(asked);
    },
    privates: async () => [],
    room: undefined,
    now: () => new Date(nowMs),
    log: { info: () => {}, warn: (fields) => void warnings.push(fields), error: () => {} },
    ...parts,
  });
  return {
    file,
    folder,
    asked: () => asked,
    warnings,
    pass(ms) {
      nowMs += ms;
    },
  };
}

/** What the file says now. */
async function read(file: DumpFile): Promise<string> {
  const opened = await file.open();
  const bytes = await opened.file.readFile();
  await opened.file.close();
  return zstdDecompressSync(bytes).toString();
}

describe('the dump file', () => {
  it('is made when it is first asked for, once for all who ask at the same time', async () => {
    const { file, asked } = make((time) => [`dump ${time}\n`]);
    expect(asked()).toBe(0);
    expect(await Promise.all([read(file), read(file), read(file)])).toEqual(Array(3).fill('dump 1\n'));
    expect(asked()).toBe(1);
  });

  it('is made again a day later, and given as it was until then', async () => {
    const { file, asked, pass, folder } = make((time) => [`dump ${time}\n`]);
    expect(await read(file)).toBe('dump 1\n');
    pass(DAY_MS - 60_000);
    expect(await read(file)).toBe('dump 1\n');
    expect(asked()).toBe(1);
    pass(120_000);
    expect(await read(file)).toBe('dump 1\n');
    await expect.poll(() => read(file)).toBe('dump 2\n');
    expect(readdirSync(folder)).toEqual(['dump.ndjson.zst']);
  });

  it('stays when the next one cannot be written, which is tried again after an hour', async () => {
    const { file, asked, pass, warnings, folder } = make((time) => {
      if (time === 2) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return [`dump ${time}\n`];
    });
    await read(file);
    pass(DAY_MS + 60_000);
    expect(await read(file)).toBe('dump 1\n');
    await expect.poll(() => warnings.length).toBe(1);
    expect(await read(file)).toBe('dump 1\n');
    expect([asked(), readdirSync(folder)]).toEqual([2, ['dump.ndjson.zst']]);
    pass(3_600_000);
    await read(file);
    await expect.poll(() => read(file)).toBe('dump 3\n');
  });

  it('says that the disk is full where there is no former one', async () => {
    const { file, asked } = make(() => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    const refusal = {
      code: 'unavailable',
      message: 'Cannot write the dump of the catalogue: the disk is full',
    };
    await expect(file.open()).rejects.toMatchObject(refusal);
    await expect(file.open()).rejects.toMatchObject(refusal);
    expect(asked()).toBe(1);
  });

  it('leaves the space on the disk that the service needs itself, also while it is written', async () => {
    let freeBytes = 500;
    const room = {
      floor: { bytes: 1000, percent: Number.POSITIVE_INFINITY },
      diskSpace: async () => ({ freeBytes, totalBytes: 100_000 }),
    };
    const { file, asked, pass, folder } = make(
      function* () {
        yield 'the beginning\n';
        freeBytes = 500;
        for (let index = 0; index < 200; index++) yield randomBytes(64 * 1024).toString('hex');
      },
      { room },
    );
    const refusal = { code: 'unavailable', message: expect.stringContaining('must stay free') as unknown };
    await expect(file.open()).rejects.toMatchObject(refusal);
    expect(asked()).toBe(0);
    freeBytes = 2000;
    pass(3_600_000);
    await expect(file.open()).rejects.toMatchObject(refusal);
    expect([asked(), readdirSync(folder)]).toEqual([1, []]);
  });

  it('removes what a killed process left, and nothing else', async () => {
    const { file, folder } = make(() => ['lines\n']);
    const old = join(folder, `dump-${'a'.repeat(16)}.part`);
    const fresh = join(folder, `dump-${'b'.repeat(16)}.part`);
    for (const path of [old, fresh, join(folder, 'dump-notes.part')]) writeFileSync(path, '');
    for (const path of [old, join(folder, 'dump-notes.part')]) utimesSync(path, 0, 0);
    await read(file);
    expect(readdirSync(folder).toSorted()).toEqual([
      `dump-${'b'.repeat(16)}.part`,
      'dump-notes.part',
      'dump.ndjson.zst',
    ]);
  });

  it('is not sent when it is so old that the events after it may be gone', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'dump.ndjson.zst');
    writeFileSync(path, 'old');
    utimesSync(path, new Date(Date.now() - 40 * DAY_MS), new Date(Date.now() - 40 * DAY_MS));
    const { file } = make(() => ['new\n'], { folder });
    expect(await read(file)).toBe('new\n');
  });

  it('is not sent when a collection has become private since it was made, or while it is made', async () => {
    let privates: readonly string[] = [];
    const whileMade: (readonly string[])[] = [];
    const { file, folder } = make(
      function* (time) {
        yield `dump ${time}\n`;
        privates = whileMade.pop() ?? privates;
      },
      { privates: async () => privates },
    );
    expect(await read(file)).toBe('dump 1\n');
    privates = ['staff'];
    expect(await read(file)).toBe('dump 2\n');
    expect(readdirSync(folder)).toHaveLength(1);
    privates = ['staff', 'team'];
    whileMade.push(['staff', 'team', 'board']);
    await expect(file.open()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await read(file)).toBe('dump 4\n');
  });

  it('is made again when its time is in the future, as after a clock was wrong', async () => {
    const { file, pass } = make((time) => [`dump ${time}\n`]);
    await read(file);
    pass(-400 * DAY_MS);
    expect(await read(file)).toBe('dump 2\n');
  });

  it('ends what is being written when the service stops, and leaves no part of it', async () => {
    const { file, folder, warnings } = make(async function* () {
      for (;;) {
        yield 'more\n';
        await setImmediate();
      }
    });
    const opened = file.open();
    const ended = expect(opened).rejects.toMatchObject({ code: 'unavailable' });
    await expect.poll(() => readdirSync(folder).length).toBe(1);
    await file.stop();
    await ended;
    expect([readdirSync(folder), warnings]).toEqual([[], []]);
  });

  it.runIf(IS_CI)('keeps the former one on a disk that is really full', async () => {
    const folder = temporaryFolder();
    const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
    if (mounted.status !== 0) throw new Error('Cannot mount a small disk: it takes root');
    onTestFinished(() => void spawnSync('/bin/umount', ['-l', folder]));
    const { file, pass, warnings } = make(
      (time) =>
        time === 1
          ? ['small\n']
          : Array.from({ length: 32 }, () => randomBytes(16 * 1024).toString('base64')),
      { folder },
    );
    expect(await read(file)).toBe('small\n');
    const before = readFileSync(join(folder, 'dump.ndjson.zst'));
    pass(DAY_MS + 60_000);
    await read(file);
    await expect.poll(() => warnings.length).toBe(1);
    expect(readFileSync(join(folder, 'dump.ndjson.zst')).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['dump.ndjson.zst']);
  });
});

import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';

const PIECE_BYTES = 16_384;

function put(folder: string, path: string, content: Uint8Array | string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** Runs the program to its end. */
async function torrentry(args: readonly string[]) {
  const running = run(args);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

function bytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * seed + (index >> 8)) % 256);
}

/** A folder called `release`, and a torrent of it. */
async function release(version: string): Promise<{ readonly folder: string; readonly torrent: string }> {
  const folder = join(temporaryFolder(), 'release');
  put(folder, 'a.bin', bytes(3 * PIECE_BYTES + 100, 7));
  put(folder, 'b/empty', '');
  put(folder, 'b/small.txt', 'hello');
  put(folder, 'c.bin', bytes(2 * PIECE_BYTES, 13));
  const torrent = join(temporaryFolder(), 'release.torrent');
  const args = ['create', folder, `--version=${version}`, '--piece-length=16KiB', '--output', torrent];
  const created = await torrentry(args);
  expect(created.code, created.output).toBe(0);
  return { folder, torrent };
}

interface Report {
  readonly isComplete: boolean;
  readonly pieceCount: number;
  readonly matching: number;
  readonly files: readonly { readonly path: string; readonly state: string; readonly pieces: unknown }[];
}

async function verify(torrent: string, content: string): Promise<Report & { readonly code: number | null }> {
  const { code, output } = await torrentry(['verify', '--json', torrent, content]);
  return { code, ...(JSON.parse(output) as Report) };
}

/** Each file that differs, with its state and its pieces. */
function differences({ files }: Report) {
  return files.map(({ path, state, pieces }) => [path, state, pieces]);
}

function flip(file: string, at: number): void {
  const content = readFileSync(file);
  content[at] = (content[at] as number) ^ 1;
  writeFileSync(file, content);
}

describe.each(['v1', 'v2', 'hybrid'])('torrentry verify, a %s torrent against its content', (version) => {
  it('finds it complete, given the folder or the folder that has it', async () => {
    const { folder, torrent } = await release(version);
    for (const path of [folder, dirname(folder)]) {
      const report = await verify(torrent, path);
      expect(report).toMatchObject({ code: 0, isComplete: true, files: [] });
      expect(report.matching).toBe(report.pieceCount);
    }
  });

  it('names a changed file and the piece', async () => {
    const { folder, torrent } = await release(version);
    flip(join(folder, 'a.bin'), PIECE_BYTES + 5);
    const report = await verify(torrent, folder);
    expect(report).toMatchObject({ code: 1, isComplete: false, matching: report.pieceCount - 1 });
    expect(differences(report)).toEqual([['a.bin', 'changed', [[1, 1]]]]);
  });

  it('names files that are missing, too short, too long or folders', async () => {
    const { folder, torrent } = await release(version);
    truncateSync(join(folder, 'a.bin'), 2 * PIECE_BYTES);
    appendFileSync(join(folder, 'c.bin'), 'x');
    rmSync(join(folder, 'b', 'small.txt'));
    mkdirSync(join(folder, 'b', 'small.txt'));
    rmSync(join(folder, 'b', 'empty'));
    const report = await verify(torrent, folder);
    expect(report.code).toBe(1);
    const states = report.files.map(({ path, state }) => [path, state]);
    const byPath = (one: string[], other: string[]): number => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1);
    expect(states.toSorted(byPath)).toEqual([
      ['a.bin', 'short'],
      ['b/empty', 'missing'],
      ['b/small.txt', 'not-a-file'],
      ['c.bin', 'long'],
    ]);
    // In v1 the fourth piece has the ends of all three.
    expect(report.matching).toBe(4);
  });

  it('compares a torrent of one file', async () => {
    const folder = temporaryFolder();
    const file = put(folder, 'disc.iso', bytes(5 * PIECE_BYTES + 1, 3));
    const torrent = join(folder, 'disc.torrent');
    await torrentry(['create', file, `--version=${version}`, '--piece-length=16KiB', '--output', torrent]);
    for (const path of [file, folder]) expect((await verify(torrent, path)).code).toBe(0);
    flip(file, 5 * PIECE_BYTES);
    expect(differences(await verify(torrent, file))).toEqual([['disc.iso', 'changed', [[5, 5]]]]);
  });
});

describe('torrentry verify, a torrent against its content', () => {
  it('says of v1 that a file shares a piece with a missing one, and does not call it changed', async () => {
    const { folder, torrent } = await release('v1');
    rmSync(join(folder, 'b', 'small.txt'));
    const { code, output } = await torrentry(['verify', torrent, folder]);
    expect(code).toBe(1);
    expect(output).toContain('b/small.txt: missing (piece 3)');
    expect(output).toContain('a.bin: perhaps changed, it shares pieces with a file that is (piece 3)');
    expect(output).not.toContain('c.bin: changed');
  });

  it('says when the content or the torrent is not there, or is of another kind', async () => {
    const { folder, torrent } = await release('hybrid');
    const missing = await torrentry(['verify', torrent, join(folder, 'nowhere')]);
    expect([missing.code, missing.output]).toEqual([1, expect.stringContaining('it does not exist')]);
    const file = await torrentry(['verify', torrent, join(folder, 'a.bin')]);
    expect([file.code, file.output]).toEqual([
      2,
      expect.stringContaining('it is a file, and the torrent is a folder'),
    ]);
    const broken = put(temporaryFolder(), 'broken.torrent', 'd4:infode');
    const refused = await torrentry(['verify', broken, folder]);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('refused')]);
  });
});

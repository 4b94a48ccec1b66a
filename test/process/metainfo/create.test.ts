import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createInMemory, type MemoryInput } from '../../support/metainfo/create.ts';
import { check } from '../../support/metainfo/make.ts';
import { createRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun } from '../../support/tools.ts';

const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('create.py', import.meta.url));

const PIECE = 0x4000;
const SIZES = [0, 1, 100, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7, 5 * PIECE, 8 * PIECE - 1];
const NAMES = [
  'a',
  'a.txt',
  'B',
  'readme.txt',
  'été',
  '文件',
  '😀',
  '\uffee',
  'x'.repeat(40),
  'z z',
  '10',
  '9',
];
const VERSIONS = ['v1', 'v2', 'hybrid'] as const;
const TREES = 100;

interface Hashes {
  readonly v1: string | null;
  readonly v2: string | null;
}

function randomTree(random: () => number): MemoryInput {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const content = (lengthBytes: number): Uint8Array =>
    Uint8Array.from({ length: lengthBytes }, () => random() * 256);
  const name = pick(NAMES);
  const common = {
    version: pick(VERSIONS),
    name,
    pieceLengthBytes: pick([PIECE, 2 * PIECE, 4 * PIECE]),
    isPrivate: random() < 0.3,
  };
  if (random() < 0.2) return { ...common, files: [{ path: [], content: content(pick(SIZES.slice(1))) }] };
  const files: MemoryInput['files'][number][] = [
    { path: ['never empty'], content: content(pick(SIZES.slice(1))) },
  ];
  const grow = (folder: readonly string[]): void => {
    for (const inner of new Set(Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(NAMES)))) {
      const path = [...folder, inner];
      if (folder.length < 3 && random() < 0.3) grow(path);
      else files.push({ path, content: content(pick(SIZES)), isExecutable: random() < 0.2 });
    }
  };
  grow([]);
  return { ...common, files };
}

function write(folder: string, { name, files }: MemoryInput): void {
  for (const { path, content, isExecutable } of files) {
    const file = join(folder, name, ...path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, isExecutable === true ? 0o755 : 0o644);
  }
}

/** The paths of the files in the order in which the torrent has them. */
function orderOf(bytes: Uint8Array): string[] {
  return [...(check(bytes).metainfo?.files() ?? [])].map(({ path }) => path.join('/'));
}

describe.skipIf(!canRun(PYTHON, ['-c', 'import libtorrent']))(
  'createMetainfo beside libtorrent (skipped without python3-libtorrent)',
  () => {
    it('gives the same infohashes for random trees of any version, and torrents without a finding', () => {
      const random = createRandom(52);
      const folder = temporaryFolder();
      const trees = Array.from({ length: TREES }, () => randomTree(random));
      const outside = { trackers: [['http://tracker.example/announce']] };
      const created = trees.map((tree) => createInMemory(tree, outside));
      const asked = trees.map((tree, index) => {
        const own = join(folder, String(index));
        write(own, tree);
        const { name, version, pieceLengthBytes: pieceLength, isPrivate } = tree;
        const files = orderOf(created[index] as Uint8Array);
        return JSON.stringify({ folder: own, name, version, pieceLength, private: isPrivate, files });
      });
      const printed = execFileSync(PYTHON, ['-B', SCRIPT], { input: `${asked.join('\n')}\n` }).toString();
      const expected = printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Hashes);
      const got = created.map((bytes) => {
        const { metainfo, findings } = check(bytes);
        return { v1: metainfo?.infohashV1 ?? null, v2: metainfo?.infohashV2 ?? null, findings };
      });
      expect(got).toEqual(expected.map((hashes) => ({ ...hashes, findings: [] })));
      expect(got).toHaveLength(TREES);
    });
  },
);

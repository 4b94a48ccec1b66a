import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePath, samples } from '../../support/corpus.ts';
import { check, hybrid, PIECE, v1, v1Files } from '../../support/metainfo/make.ts';
import { build, type Flaw, plan } from '../../support/metainfo/random-torrents.ts';

const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('oracle.py', import.meta.url));
const isThere = spawnSync(python, ['-c', 'import libtorrent']).status === 0;
const mustBeThere = process.env['CI'] === 'true';

/** What libtorrent makes of a torrent. */
interface Reading {
  readonly file: string;
  readonly ok: boolean;
  readonly error?: string;
  /** Set when it was read, but has names that Python cannot show. */
  readonly unreadable?: string;
  readonly v1: string | null;
  readonly v2: string | null;
  readonly contentBytes: number;
  readonly paths: readonly string[];
  readonly sizes: readonly number[];
  readonly pieceLength: number;
}

function readAll(files: readonly string[]): Reading[] {
  const output = execFileSync(python, ['-B', script, 'read'], {
    input: `${files.join('\n')}\n`,
    maxBuffer: 2 ** 28,
  });
  return output
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reading);
}

/** The paths of all content, as libtorrent writes them. */
function pathsOf(bytes: Uint8Array): string[] {
  const { metainfo } = check(bytes);
  const top = metainfo?.singleFile === true ? '' : `${metainfo?.name}/`;
  const content = [...(metainfo?.files() ?? [])].filter(({ attributes }) => !attributes.pad);
  return content.map(({ path }) => top + path.join('/'));
}

const flaws: readonly Flaw[] = ['length', 'pad', 'order', 'name', 'layer-missing', 'layer-short', 'pieces'];

function compareFacts(reading: Reading, bytes: Uint8Array): void {
  const { metainfo } = check(bytes);
  const content = [...(metainfo?.files() ?? [])].filter(({ attributes }) => !attributes.pad);
  expect({
    v1: metainfo?.infohashV1 ?? null,
    v2: metainfo?.infohashV2 ?? null,
    contentBytes: metainfo?.contentBytes,
    sizes: content.map(({ lengthBytes }) => lengthBytes),
    pieceLength: metainfo?.pieceLengthBytes,
  }).toEqual({
    v1: reading.v1,
    v2: reading.v2,
    contentBytes: reading.contentBytes,
    sizes: reading.sizes,
    pieceLength: reading.pieceLength,
  });
}

describe.skipIf(!isThere && !mustBeThere)(
  'readMetainfo beside libtorrent (skipped without python3-libtorrent)',
  () => {
    let folder = '';
    let made: string[] = [];

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'torrentry-oracle-'));
      execFileSync(python, ['-B', script, 'make', folder, '2006', '40']);
      made = readdirSync(folder).map((name) => join(folder, name));
    });

    function save(name: string, bytes: Uint8Array | undefined): string {
      const file = join(folder, name);
      writeFileSync(file, bytes ?? '');
      return file;
    }

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('accepts what libtorrent makes, without a finding and with the same files', () => {
      for (const reading of readAll(made)) {
        const bytes = new Uint8Array(readFileSync(reading.file));
        const { findings } = check(bytes);
        expect(findings, reading.file).toEqual([]);
        expect(pathsOf(bytes)).toEqual(reading.paths);
        compareFacts(reading, bytes);
      }
    });

    it('and libtorrent read the same in torrents of any version, tree, size and piece length', () => {
      const plans = fc.sample(plan, { numRuns: 400, seed: 20_075 });
      const files = plans.map((planned, index) => save(`planned-${index}`, build(planned)));
      for (const reading of readAll(files)) {
        const bytes = new Uint8Array(readFileSync(reading.file));
        expect(reading.error, reading.file).toBeUndefined();
        expect(check(bytes).findings, reading.file).toEqual([]);
        expect(pathsOf(bytes)).toEqual(reading.paths);
        compareFacts(reading, bytes);
      }
    });

    it('and libtorrent agree on the infohash and the sizes of what programs write beside the rules', () => {
      const a = { length: 5, path: ['a'] };
      const link = { attr: 'l', length: 0, path: ['d', 'l'], 'symlink path': ['..', 'a'] };
      const odd = {
        'bytes after the end': Buffer.concat([v1(), Buffer.from('131')]),
        'an empty name': v1Files([{ length: 5, path: ['', 'a'] }]),
        'an empty folder': v1Files([a, { length: 0, path: ['dir', ''] }]),
        'a slash in a name': v1({ name: 'Release 1/beta 6' }),
        'a symlink with dots': v1Files([a, link]),
        'an empty comment.utf-8': v1({}, { comment: 'a', 'comment.utf-8': '' }),
      };
      const files = Object.entries(odd).map(([name, bytes]) => save(name, bytes));
      for (const reading of readAll(files)) {
        expect(reading.error, reading.file).toBeUndefined();
        compareFacts(reading, new Uint8Array(readFileSync(reading.file)));
      }
    });

    it('refuses an empty pad file in a hybrid, as libtorrent does', () => {
      const pad = (length: number) => ({ attr: 'p', length, path: ['.pad', String(length)] });
      const [a, b] = [
        { length: 5, path: ['a'] },
        { length: 6, path: ['b'] },
      ] as const;
      const lists = [
        [a, pad(0), pad(PIECE - 5), b],
        [a, pad(PIECE - 5), pad(0), b],
        [pad(0), a, pad(PIECE - 5), b],
        [a, pad(PIECE - 5), b, pad(0)],
      ];
      const files = lists.map((list, index) => save(`padded-${index}`, hybrid(list)));
      for (const reading of readAll(files)) {
        expect(reading.ok, reading.file).toBe(false);
        expect(check(new Uint8Array(readFileSync(reading.file))).metainfo).toBeUndefined();
      }
    });

    it('refuses what is wrong in these torrents, whether libtorrent sees it or not', () => {
      const plans = fc.sample(plan, { numRuns: 300, seed: 20_076 });
      const seen = new Map<Flaw, number>();
      for (const planned of plans) {
        for (const flaw of flaws) {
          const bytes = build(planned, flaw);
          if (bytes === undefined) continue;
          seen.set(flaw, (seen.get(flaw) ?? 0) + 1);
          expect(check(bytes).metainfo, `${flaw} ${JSON.stringify(planned)}`).toBeUndefined();
        }
      }
      for (const flaw of flaws) expect(seen.get(flaw), flaw).toBeGreaterThan(20);
    });

    it('refuses what libtorrent refuses of changed torrents, and agrees on the facts of the others', () => {
      const sources = [
        ...made,
        ...samples('libtorrent').map(({ fileName }) => samplePath('libtorrent', fileName)),
      ];
      const changes = fc.sample(
        fc.record({
          source: fc.constantFrom(...sources),
          place: fc.nat(1999),
          byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('deli0123456789:-'))),
          isRemoval: fc.boolean(),
        }),
        { numRuns: 600, seed: 20_067, unbiased: true },
      );
      const files = changes.map(({ source, place, byte, isRemoval }, index) => {
        const bytes = readFileSync(source);
        const at = place % bytes.length;
        bytes[at] = byte;
        const changed = isRemoval ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]) : bytes;
        return save(`changed-${index}`, changed);
      });
      let bothAccept = 0;
      for (const reading of readAll(files)) {
        const bytes = new Uint8Array(readFileSync(reading.file));
        const isAccepted = check(bytes).metainfo !== undefined;
        if (!reading.ok) expect(isAccepted, `${reading.file}: ${reading.error}`).toBe(false);
        if (!reading.ok || !isAccepted || reading.unreadable !== undefined) continue;
        compareFacts(reading, bytes);
        bothAccept++;
      }
      expect(bothAccept).toBeGreaterThan(50);
    });
  },
);

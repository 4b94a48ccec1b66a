import { appendFileSync, chmodSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDigests } from '../../../src/catalogue/node-crypto.ts';
import type { ContentFile } from '../../../src/creating/content-file.ts';
import { hashPieces, type HashOptions } from '../../../src/creating/hash-pieces.ts';
import { createMetainfo } from '../../../src/metainfo/create.ts';
import { planCreation, type CreationPlan } from '../../../src/metainfo/creation-plan.ts';
import type { MetainfoVersion } from '../../../src/metainfo/metainfo.ts';
import { PieceHashes } from '../../../src/metainfo/piece-hashes.ts';
import { createInMemory, type MemoryFile } from '../../support/metainfo/create.ts';
import { createRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp.ts';

const PIECE = 0x8000;
const VERSIONS = ['v1', 'v2', 'hybrid'] as const;

function contents(): MemoryFile[] {
  const random = createRandom(7);
  const sizes = [0, 1, 700_000, PIECE, 0, 3 * PIECE + 5, ...Array.from({ length: 300 }, () => 40)];
  return sizes.map((lengthBytes, index) => ({
    path: ['folder', `file ${index}`],
    content: Uint8Array.from({ length: lengthBytes }, () => random() * 256),
  }));
}

interface Prepared {
  readonly plan: CreationPlan;
  readonly files: readonly ContentFile[];
}

function prepare(version: MetainfoVersion, memory: readonly MemoryFile[]): Prepared {
  const root = temporaryFolder();
  for (const { path, content } of memory) {
    const location = join(root, ...path);
    mkdirSync(dirname(location), { recursive: true });
    writeFileSync(location, content);
  }
  const plan = planCreation({
    version,
    name: 'x',
    pieceLengthBytes: PIECE,
    files: memory.map(({ path, content }) => ({ path, lengthBytes: content.length })),
  });
  const files = plan.files.map(({ path, lengthBytes }) => {
    const location = join(root, ...path);
    return { location, lengthBytes, modifiedNs: String(statSync(location, { bigint: true }).mtimeNs) };
  });
  return { plan, files };
}

async function hashAll({ plan, files }: Prepared, options?: HashOptions): Promise<PieceHashes> {
  const hashes = new PieceHashes(plan);
  await hashPieces(plan, files, hashes, options);
  return hashes;
}

describe('hashPieces', () => {
  it.each(VERSIONS)('gives a torrent of %s the hashes of its files, in threads', async (version) => {
    const memory = contents();
    const prepared = prepare(version, memory);
    const seen: number[] = [];
    let bytes = 0;
    const hashes = await hashAll(prepared, {
      onHashed(pieces, lengthBytes) {
        seen.push(...pieces);
        bytes += lengthBytes;
      },
    });
    expect(createMetainfo(prepared.plan, hashes, {}, nodeDigests)).toEqual(
      createInMemory({ version, name: 'x', pieceLengthBytes: PIECE, files: memory }),
    );
    expect(seen.sort((one, other) => one - other)).toEqual([...Array(prepared.plan.pieceCount).keys()]);
    expect(bytes).toBe(prepared.plan.contentBytes);
  });

  it('leaves pieces alone that are hashed already', async () => {
    const prepared = prepare('hybrid', contents());
    const hashes = await hashAll(prepared, { isHashed: (piece) => piece !== 3 });
    const whole = await hashAll(prepared);
    expect(hashes.get(3)).toEqual(whole.get(3));
    expect(hashes.get(4).sha1).toEqual(new Uint8Array(20));
  });

  it('refuses a file that was changed, replaced, shortened or removed since it was planned', async () => {
    const changes: readonly [code: string, act: (location: string) => void][] = [
      ['conflict', (location) => appendFileSync(location, 'x')],
      ['conflict', (location) => utimesSync(location, 1, 1)],
      ['conflict', (location) => writeFileSync(location, 'short')],
      ['not_found', (location) => rmSync(location)],
    ];
    for (const [code, act] of changes) {
      const prepared = prepare('hybrid', contents());
      act(prepared.files[2]?.location as string);
      await expect(hashAll(prepared), String(act)).rejects.toMatchObject({ code });
    }
  });

  it('refuses a file that is changed after it was read', async () => {
    const prepared = prepare('v1', contents());
    const act = () => utimesSync(prepared.files[2]?.location as string, 1, 1);
    await expect(hashAll(prepared, { onHashed: act })).rejects.toMatchObject({ code: 'conflict' });
  });

  it.skipIf(process.getuid?.() === 0)('names a file that it may not read (skipped as root)', async () => {
    const prepared = prepare('v1', contents());
    chmodSync(prepared.files[2]?.location as string, 0);
    await expect(hashAll(prepared)).rejects.toThrow('this user may not');
  });

  it('stops when it is asked to, and keeps what was hashed', async () => {
    const prepared = prepare('v2', [{ path: ['large'], content: new Uint8Array(40 * 1024 * 1024) }]);
    const stop = new AbortController();
    const hashes = new PieceHashes(prepared.plan);
    const done = new Set<number>();
    const options: HashOptions = {
      signal: stop.signal,
      isLowPriority: true,
      onHashed(pieces) {
        for (const piece of pieces) done.add(piece);
        stop.abort(new Error('enough'));
      },
    };
    await expect(hashPieces(prepared.plan, prepared.files, hashes, options)).rejects.toThrow('enough');
    expect(done.size).toBeGreaterThan(0);
    expect(done.size).toBeLessThan(prepared.plan.pieceCount);
    const whole = await hashAll(prepared);
    await hashPieces(prepared.plan, prepared.files, hashes, { isHashed: (piece) => done.has(piece) });
    expect(hashes.roots).toEqual(whole.roots);
  });
});

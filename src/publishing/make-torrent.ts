import { join } from 'node:path';
import { nodeDigests } from '../catalogue/node-crypto.ts';
import type { ContentFile } from '../creating/content-file.ts';
import { hashPieces } from '../creating/hash-pieces.ts';
import type { ThreadReports } from '../lib/thread-pool.ts';
import { createMetainfo, type OutsideInfo } from '../metainfo/create.ts';
import { planCreation, type CreationPlan, type PlannedFile } from '../metainfo/creation-plan.ts';
import { PieceHashes } from '../metainfo/piece-hashes.ts';
import { readStoredHashes } from '../metainfo/stored-hashes.ts';
import { contentKey, type SourceItem } from './item.ts';

/** What an item was published as before, with the stored bytes of that torrent. */
export interface FormerTorrent {
  readonly item: Pick<SourceItem, 'name' | 'files'>;
  readonly bytes: Uint8Array;
}

export interface MakeOptions {
  /** The published folder. */
  readonly root: string;
  readonly outside: OutsideInfo;
  /** Files that it had with the same content need not be hashed again. */
  readonly former: FormerTorrent | undefined;
  readonly signal: AbortSignal;
  /** Called with how many bytes more were hashed. */
  readonly onHashed: (lengthBytes: number) => void;
  readonly reports?: ThreadReports | undefined;
}

/**
 * Makes the hybrid torrent of an item. Rejects with malformed for what no torrent can have, and with the errors of
 * `hashPieces`.
 */
export async function makeTorrent(
  item: SourceItem,
  { root, outside, former, signal, onHashed, reports }: MakeOptions,
): Promise<Uint8Array> {
  const plan = planOf(item);
  const sources = new Map(item.files.map((file) => [file.path.join('/'), file]));
  const files = plan.files.map(({ path, lengthBytes }): ContentFile => {
    const { modifiedNs } = sources.get(path.join('/')) as SourceItem['files'][number];
    return { location: join(root, item.name, ...path), lengthBytes, modifiedNs };
  });
  const hashes = new PieceHashes(plan);
  const known = former === undefined ? new Set<number>() : reuse(plan, item, former, hashes);
  await hashPieces(plan, files, hashes, {
    signal,
    isLowPriority: true,
    isHashed: (piece) => known.has(piece),
    onHashed: (_pieces, lengthBytes) => onHashed(lengthBytes),
    reports,
  });
  return createMetainfo(plan, hashes, outside, nodeDigests);
}

function planOf(item: Pick<SourceItem, 'name' | 'files'>, pieceLengthBytes?: number): CreationPlan {
  const files = item.files.map(({ path, lengthBytes }) => ({ path, lengthBytes }));
  return planCreation({ version: 'hybrid', name: item.name, files, pieceLengthBytes });
}

/** Takes over the hashes of files that the former torrent had. Returns the pieces that are hashed by them. */
function reuse(
  plan: CreationPlan,
  item: SourceItem,
  former: FormerTorrent,
  hashes: PieceHashes,
): ReadonlySet<number> {
  const known = new Set<number>();
  const formerPlan = planOf(former.item, plan.pieceLengthBytes);
  const stored = readStoredHashes(former.bytes, formerPlan);
  if (stored === undefined) return known;
  const formerFiles = new Map(
    filesWithKeys(formerPlan, former.item).map(({ file, key }) => [key, file] as const),
  );
  for (const { file, key } of filesWithKeys(plan, item)) {
    const twin = formerFiles.get(key);
    if (twin === undefined) continue;
    const count = Math.ceil(file.lengthBytes / plan.pieceLengthBytes);
    // The last piece has another SHA-1 where it is not padded in the same way.
    const reused = twin.padBytes === file.padBytes ? count : count - 1;
    for (let index = 0; index < reused; index++) {
      hashes.set(file.firstPiece + index, stored.get(twin.firstPiece + index));
      known.add(file.firstPiece + index);
    }
  }
  return known;
}

function filesWithKeys(
  plan: CreationPlan,
  { files }: Pick<SourceItem, 'files'>,
): readonly { readonly file: PlannedFile; readonly key: string }[] {
  const keys = new Map(files.map((file) => [file.path.join('/'), contentKey(file)]));
  return plan.files.map((file) => ({ file, key: keys.get(file.path.join('/')) as string }));
}

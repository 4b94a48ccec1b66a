import { readBencode } from '../bencode/read.ts';
import { BencodeValue } from '../bencode/value.ts';
import type { CreationPlan } from './creation-plan.ts';
import { encodeHex } from './hex.ts';
import { defaultMetainfoLimits } from './limits.ts';
import { HASH_BYTES } from './merkle.ts';
import { PieceHashes } from './piece-hashes.ts';

/**
 * The hashes that a torrent has, by the plan of the same files: with them the files need not be hashed again. Undefined for a torrent
 * that is not of this plan: it has another version, another number of pieces, or other files.
 */
export function readStoredHashes(bytes: Uint8Array, plan: CreationPlan): PieceHashes | undefined {
  const root = new BencodeValue(readBencode(bytes, defaultMetainfoLimits.bencode), 0);
  const info = root.get('info');
  if (info?.get('piece length')?.safeInteger() !== plan.pieceLengthBytes) return undefined;
  const hashes = new PieceHashes(plan);
  if (hashes.sha1s !== undefined) {
    const pieces = info.get('pieces')?.bytes();
    if (pieces?.length !== hashes.sha1s.length) return undefined;
    hashes.sha1s.set(pieces);
  }
  if (hashes.roots !== undefined && !readRoots(hashes.roots, root, info, plan)) return undefined;
  return hashes;
}

function readRoots(into: Uint8Array, root: BencodeValue, info: BencodeValue, plan: CreationPlan): boolean {
  const layers = new Map<string, Uint8Array>();
  for (const [key, layer] of root.get('piece layers')?.entries() ?? [])
    layers.set(encodeHex(key.bytes() as Uint8Array), layer.bytes() ?? new Uint8Array());
  const leaves = [...leavesOf(info.get('file tree'))];
  if (leaves.length !== plan.files.length) return false;
  return plan.files.every(({ lengthBytes, firstPiece }, index) => {
    const leaf = leaves[index] as BencodeValue;
    if (leaf.get('length')?.safeInteger() !== lengthBytes) return false;
    if (lengthBytes === 0) return true;
    const fileRoot = leaf.get('pieces root')?.bytes() ?? new Uint8Array();
    const layer = lengthBytes > plan.pieceLengthBytes ? layers.get(encodeHex(fileRoot)) : fileRoot;
    if (layer?.length !== Math.ceil(lengthBytes / plan.pieceLengthBytes) * HASH_BYTES) return false;
    into.set(layer, firstPiece * HASH_BYTES);
    return true;
  });
}

/** The files of a tree in its order, which is that of a plan. */
function* leavesOf(tree: BencodeValue | undefined): Generator<BencodeValue, void, void> {
  for (const [name, value] of tree?.entries() ?? []) {
    if (name.bytes()?.length === 0) yield value;
    else yield* leavesOf(value);
  }
}

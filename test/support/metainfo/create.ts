import { nodeDigests } from '../../../src/catalogue/node-crypto.ts';
import { createMetainfo, type OutsideInfo } from '../../../src/metainfo/create.ts';
import {
  pieceAt,
  planCreation,
  type CreationInput,
  type CreationPlan,
  type NewFile,
} from '../../../src/metainfo/creation-plan.ts';
import { BLOCK_BYTES } from '../../../src/metainfo/merkle.ts';
import { PieceHashes, pieceRoot } from '../../../src/metainfo/piece-hashes.ts';

/** A file whose content is in memory. */
export interface MemoryFile extends Omit<NewFile, 'lengthBytes'> {
  readonly content: Uint8Array;
}

export interface MemoryInput extends Omit<CreationInput, 'files'> {
  readonly files: readonly MemoryFile[];
}

/** Creates a torrent of files in memory, hashing one piece after the other. */
export function createInMemory(input: MemoryInput, outside: OutsideInfo = {}): Uint8Array {
  const contents = new Map(input.files.map(({ path, content }) => [path.join('/'), content]));
  const files = input.files.map(({ content, ...file }) => ({ ...file, lengthBytes: content.length }));
  const plan = planCreation({ ...input, files });
  return createMetainfo(plan, hashAll(plan, contents), outside, nodeDigests);
}

function hashAll(plan: CreationPlan, contents: ReadonlyMap<string, Uint8Array>): PieceHashes {
  const hashes = new PieceHashes(plan);
  for (let piece = 0; piece < plan.pieceCount; piece++) {
    const { ranges, padBytes, leafCount } = pieceAt(plan, piece);
    const bytes = Buffer.concat(
      ranges.map(({ file, offset, lengthBytes }) => {
        const content = contents.get(plan.files[file]?.path.join('/') ?? '') as Uint8Array;
        return content.subarray(offset, offset + lengthBytes);
      }),
    );
    const blocks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += BLOCK_BYTES)
      blocks.push(nodeDigests.sha256(bytes.subarray(at, at + BLOCK_BYTES)));
    hashes.set(piece, {
      sha1: nodeDigests.sha1(Buffer.concat([bytes, Buffer.alloc(padBytes)])),
      root: leafCount === 0 ? undefined : pieceRoot(Buffer.concat(blocks), leafCount, nodeDigests),
    });
  }
  return hashes;
}

// Hashes pieces of files in a worker. Two requests are worked on at once, so that one reads while the other is hashed.

import { joined, readPieces } from './create-read.js';
import { rootOf, SIZES, slowDigest } from './torrent-create.js';

addEventListener('message', ({ data }) => void answer(data));

async function answer({ id, files, pieces, hasSha1, hasRoots }) {
  try {
    const partsOf = await readPieces(
      pieces,
      files.map(({ file }) => file),
    );
    const hashes = [];
    for (const piece of pieces)
      hashes.push(await hashPiece(piece, partsOf.get(piece), { hasSha1, hasRoots }));
    postMessage({ id, hashes });
  } catch (error) {
    // A file that was changed or removed since it was chosen cannot be read.
    postMessage({ id, error: error.name, file: files[error.file]?.index });
  }
}

async function hashPiece({ padBytes, leafCount }, parts, { hasSha1, hasRoots }) {
  const bytes = joined(parts, hasSha1 ? padBytes : 0);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const [sha1, root] = await Promise.all([
    hasSha1 ? digest('SHA-1', bytes) : undefined,
    hasRoots ? hashBlocks(bytes.subarray(0, length), leafCount) : undefined,
  ]);
  return { sha1, root };
}

async function hashBlocks(bytes, leafCount) {
  const blocks = [];
  for (let at = 0; at < bytes.length; at += SIZES.block)
    blocks.push(digest('SHA-256', bytes.subarray(at, at + SIZES.block)));
  const leaves = new Uint8Array(blocks.length * SIZES.hash);
  for (const [index, hash] of (await Promise.all(blocks)).entries()) leaves.set(hash, index * SIZES.hash);
  return rootOf(leaves, leafCount);
}

/** The browser has digests only for pages that came by https, or from this machine. */
async function digest(algorithm, bytes) {
  if (self.crypto?.subtle === undefined) return slowDigest(algorithm, bytes);
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

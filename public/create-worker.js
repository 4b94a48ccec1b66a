// Hashes pieces of files in a worker. Two requests are worked on at once, so that one reads while the other is hashed.

import { rootOf, SIZES, slowDigest } from './torrent-create.js';

addEventListener('message', ({ data }) => void answer(data));

async function answer({ id, files, pieces, hasSha1, hasRoots }) {
  try {
    const hashes = [];
    for (const piece of pieces) hashes.push(await hashPiece(piece, files, { hasSha1, hasRoots }));
    postMessage({ id, hashes });
  } catch (error) {
    // A file that was changed or removed since it was chosen cannot be read.
    postMessage({ id, error: error.name, file: error.file });
  }
}

async function hashPiece({ ranges, padBytes, leafCount }, files, { hasSha1, hasRoots }) {
  const parts = [];
  for (const range of ranges) parts.push(await read(files[range.file], range));
  const bytes = joined(parts, hasSha1 ? padBytes : 0);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const [sha1, root] = await Promise.all([
    hasSha1 ? digest('SHA-1', bytes) : undefined,
    hasRoots ? hashBlocks(bytes.subarray(0, length), leafCount) : undefined,
  ]);
  return { sha1, root };
}

async function read({ file, index }, { offset, lengthBytes }) {
  try {
    return new Uint8Array(await file.slice(offset, offset + lengthBytes).arrayBuffer());
  } catch (error) {
    throw Object.assign(new Error(error.message), { name: error.name, file: index });
  }
}

/** One array without a copy where nothing has to be joined. */
function joined(parts, padBytes) {
  if (parts.length === 1 && padBytes === 0) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, padBytes));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
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

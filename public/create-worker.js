// Hashes pieces of files in a worker. Two requests are worked on at once, so that one reads while the other is hashed.

import { rootOf, SIZES, slowDigest } from './torrent-create.js';

addEventListener('message', ({ data }) => void answer(data));

async function answer({ id, files, pieces, hasSha1, hasRoots }) {
  try {
    const partsOf = await readPieces(pieces, files);
    const hashes = [];
    for (const piece of pieces)
      hashes.push(await hashPiece(piece, partsOf.get(piece), { hasSha1, hasRoots }));
    postMessage({ id, hashes });
  } catch (error) {
    // A file that was changed or removed since it was chosen cannot be read.
    postMessage({ id, error: error.name, file: error.file });
  }
}

/** What each piece consists of. Pieces that follow each other in a file are read at once: each by itself takes twice as long. */
async function readPieces(pieces, files) {
  const runs = [];
  for (const { ranges } of pieces)
    for (const { file, offset, lengthBytes } of ranges) {
      const run = runs.at(-1);
      if (run?.file === file && run.end === offset) run.end += lengthBytes;
      else runs.push({ file, start: offset, end: offset + lengthBytes });
    }
  const read = await Promise.all(runs.map((run) => readRun(files[run.file], run)));
  let [run, at] = [0, 0];
  const take = (lengthBytes) => {
    if (at === read[run].length) [run, at] = [run + 1, 0];
    at += lengthBytes;
    return read[run].subarray(at - lengthBytes, at);
  };
  return new Map(pieces.map((piece) => [piece, piece.ranges.map(({ lengthBytes }) => take(lengthBytes))]));
}

async function readRun({ file, index }, { start, end }) {
  try {
    const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
    if (bytes.length === end - start) return bytes;
    throw new Error('The file is shorter than it was');
  } catch (error) {
    throw Object.assign(new Error(error.message), { name: error.name, file: index });
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

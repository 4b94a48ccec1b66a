// Hashes the pieces of a new torrent in workers, as many as there are processors.

import { pieceOf } from './torrent-create.js';

/** How much one request has at least: less work is lost by a pause, more costs less to send. */
const REQUEST_BYTES = 8 * 1024 * 1024;
const REQUEST_RANGES_MAX = 500;
/** How many requests a worker has at once, so that it reads while it hashes. */
const AHEAD = 2;

/**
 * Starts to hash all pieces that are not `done` into `hashes`. `files` are those of the plan, in its order. Calls `onHashed`
 * with pieces and their length in bytes. `finished` resolves to `done` or `stopped`, and rejects with an error that has the
 * index of the file which cannot be read.
 */
export function startHashing({ plan, files, hashes, done, onHashed }) {
  const address = new URL('./create-worker.js', import.meta.url);
  const requests = requestsOf(plan, done);
  const count = Math.max(1, navigator.hardwareConcurrency ?? 1);
  const workers = Array.from({ length: count }, () => new Worker(address, { type: 'module' }));
  const running = new Map();
  const { promise: finished, resolve, reject } = Promise.withResolvers();
  let isStopped = false;
  let last = 0;

  const end = (settle, value) => {
    for (const worker of workers) worker.terminate();
    settle(value);
  };
  const next = (worker) => {
    const { value: pieces } = isStopped ? {} : requests.next();
    if (pieces === undefined) {
      if (running.size === 0) end(resolve, isStopped ? 'stopped' : 'done');
      return;
    }
    last += 1;
    running.set(last, pieces);
    worker.postMessage({ id: last, ...requestOf(pieces, plan, files), ...wanted(hashes) });
  };
  for (const worker of workers) {
    worker.addEventListener('error', () => end(reject, new Error('Cannot load the code that hashes')));
    worker.addEventListener('message', ({ data: { id, hashes: found, error, file } }) => {
      if (error !== undefined) return end(reject, Object.assign(new Error(error), { name: error, file }));
      const pieces = running.get(id);
      running.delete(id);
      for (const [index, { piece }] of pieces.entries()) {
        hashes.set(piece, found[index]);
        done[piece] = 1;
      }
      onHashed(pieces.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0));
      next(worker);
    });
  }
  for (let turn = 0; turn < AHEAD; turn++) for (const worker of workers) next(worker);
  return {
    finished,
    /** Stops as soon as what runs is hashed. */
    stop() {
      isStopped = true;
    },
  };
}

function wanted({ sha1s, roots }) {
  return { hasSha1: sha1s !== undefined, hasRoots: roots !== undefined };
}

function* requestsOf(plan, done) {
  let pieces = [];
  let [bytes, ranges] = [0, 0];
  for (let piece = 0; piece < plan.pieceCount; piece++) {
    if (done[piece] === 1) continue;
    const source = pieceOf(plan, piece);
    const lengthBytes = source.ranges.reduce((sum, range) => sum + range.lengthBytes, 0);
    pieces.push({ piece, source, lengthBytes });
    bytes += lengthBytes;
    ranges += source.ranges.length;
    if (bytes < REQUEST_BYTES && ranges < REQUEST_RANGES_MAX) continue;
    yield pieces;
    pieces = [];
    [bytes, ranges] = [0, 0];
  }
  if (pieces.length > 0) yield pieces;
}

/** The pieces with the files that they need and no others. */
function requestOf(pieces, plan, files) {
  const needed = new Map();
  const sources = pieces.map(({ source }) => ({
    ...source,
    ranges: source.ranges.map((range) => {
      if (!needed.has(range.file)) needed.set(range.file, needed.size);
      return { ...range, file: needed.get(range.file) };
    }),
  }));
  return { files: [...needed.keys()].map((index) => ({ file: files[index], index })), pieces: sources };
}

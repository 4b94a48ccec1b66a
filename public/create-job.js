// The torrent that is being created, in a worker: to list many files, to plan their pieces and to write them all would block
// the page. It answers what the page asks, and tells it how far the hashing is.

import { startHashing } from './create-hash.js';
import { forget, keep, kept } from './create-keep.js';
import { createMeter } from './create-meter.js';
import { joined, readPieces } from './create-read.js';
import { hashesOf, pieceOf, planTorrent, writeTorrent } from './torrent-create.js';

const KEEP_MS = 3_000;

const actions = { add, choose, findKept, start, hash, stop, write, seed, read, drop };

/** What was chosen: files with their paths, and what tells whether they are the same as before. */
let chosen = { files: [], list: [] };
/** What is hashed, also after it was stopped. */
let job;
let hashing;
/** What the page seeds. */
let seeded;
/** What an earlier visit left. */
let left;

addEventListener('message', ({ data }) => void answer(data));

async function answer({ id, action, value }) {
  try {
    const result = await actions[action](value);
    postMessage({ id, result }, result?.bytes === undefined ? [] : [result.bytes.buffer]);
  } catch ({ name, message, hint, path }) {
    postMessage({ id, error: { name, message, hint, path } });
  }
}

/** Adds files to a new choice, some at a time. */
function add({ files, isFirst }) {
  if (isFirst) chosen = { files: [], list: [] };
  chosen.files.push(...files);
}

/** Ends the choice. Answers how much it is, and with what an earlier visit had typed about the same files. */
function choose({ handles }) {
  const list = chosen.files.map(({ file, path }) => [path.join('/'), file.size, file.lastModified]);
  list.sort(([one], [other]) => (one < other ? -1 : 1));
  chosen = { ...chosen, list, handles };
  return {
    count: list.length,
    lengthBytes: list.reduce((sum, [, lengthBytes]) => sum + lengthBytes, 0),
    fields: isSame(left?.list, list) ? left.fields : undefined,
  };
}

/** What an earlier visit left; undefined for nothing. */
async function findKept() {
  left ??= await kept();
  if (left === undefined) return undefined;
  const { input, done, handles } = left;
  return { name: input.name, share: done.reduce((sum, each) => sum + each, 0) / done.length, handles };
}

/** Plans the torrent and hashes it. What is known of the same files is not hashed again, whatever else was changed. */
function start({ input, fields }) {
  const { files, list, handles } = chosen;
  const plan = planTorrent({
    ...input,
    files: files.map(({ file, path }) => ({ path, lengthBytes: file.size })),
  });
  const hashes = hashesOf(plan);
  const done = new Uint8Array(plan.pieceCount);
  const former = [job, left].find((it) => isSame([it?.input, it?.list], [input, list]));
  if (former !== undefined) {
    done.set(former.done);
    if (hashes.sha1s !== undefined) hashes.sha1s.set(former.hashes.sha1s);
    if (hashes.roots !== undefined) hashes.roots.set(former.hashes.roots);
  }
  job = { plan, hashes, done, files: inOrderOf(plan, files), input, fields, list, handles };
  return hash();
}

function inOrderOf(plan, files) {
  const byPath = new Map(files.map(({ file, path }) => [path.join('/'), file]));
  return plan.files.map(({ path }) => byPath.get(path.join('/')));
}

/** Hashes what is not hashed yet. Resolves to `done` or `stopped`. */
async function hash() {
  const current = job;
  const meter = createMeter(current, (progress) => postMessage({ progress }));
  let keptAt = performance.now();
  hashing = startHashing({
    ...current,
    onHashed(lengthBytes) {
      meter.add(lengthBytes);
      if (performance.now() - keptAt < KEEP_MS) return;
      keptAt = performance.now();
      void keepJob(current);
    },
  });
  try {
    const outcome = await hashing.finished;
    if (outcome === 'stopped') await keepJob(current);
    return outcome;
  } catch (error) {
    throw named(error, current);
  } finally {
    hashing = undefined;
  }
}

/** Stops what runs; the answer of `start` or `hash` comes once it has. */
function stop() {
  hashing?.stop();
}

/** The torrent with what is outside of `info`, once all is hashed. */
async function write(outside) {
  const { plan, hashes, input } = job;
  const bytes = writeTorrent(plan, hashes, outside);
  left = undefined;
  await forget();
  // WebTorrent knows v1 alone, and what is private needs a passkey.
  return { bytes, name: plan.name, canSeed: hashes.sha1s !== undefined && !input.isPrivate };
}

/** The torrent whose pieces `read` is to read, with one tracker and nothing else outside of `info`. */
function seed({ tracker }) {
  seeded = job;
  const { plan, hashes } = seeded;
  const bytes = writeTorrent(plan, hashes, { trackers: [[tracker]], webSeeds: [] });
  return { bytes, pieceLengthBytes: plan.pieceLengthBytes };
}

/** A piece as v1 has it. Rejects with the path of a file that cannot be read. */
async function read({ piece }) {
  const { plan, files } = seeded;
  const source = pieceOf(plan, piece);
  try {
    const [parts] = (await readPieces([source], files)).values();
    return { bytes: joined(parts, source.padBytes) };
  } catch (error) {
    throw named(error, seeded);
  }
}

/** The error with the path of the file at which it happened. */
function named(error, { plan }) {
  const file = plan.files[error.file];
  const path = file && (file.path.join('/') || plan.name);
  return Object.assign(new Error(error.message, { cause: error }), { name: error.name, path });
}

/** Forgets what is hashed and what was kept of it. */
async function drop() {
  job = undefined;
  left = undefined;
  await forget();
}

function keepJob({ hashes: { sha1s, roots }, input, done, fields, list, handles }) {
  return keep({ input, hashes: { sha1s, roots }, done, fields, list, handles });
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

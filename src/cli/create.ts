import { join } from 'node:path';
import { nodeDigests } from '../catalogue/node-crypto.ts';
import { fileNameFor } from '../catalogue/names.ts';
import { hashPieces } from '../creating/hash-pieces.ts';
import { readSourceTree, type SourceTreeFile } from '../creating/source-tree.ts';
import type { ContentFile } from '../creating/content-file.ts';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { counted } from '../lib/counted.ts';
import { createMetainfo } from '../metainfo/create.ts';
import { pieceAt, planCreation, type CreationPlan } from '../metainfo/creation-plan.ts';
import { PieceHashes } from '../metainfo/piece-hashes.ts';
import { readMetainfo } from '../metainfo/read.ts';
import { BytesProgress } from './create/bytes-progress.ts';
import { parseCreateFlags, type CreateFlags, type CreateOptions } from './create/flags.ts';
import { HashState } from './create/hash-state.ts';
import { findOutput, withoutOutput, writeOutput, type Output } from './create/output.ts';
import { pushTorrent, type Push } from './create/push.ts';
import { readSettledTree } from './create/settle.ts';
import { plain } from './printable.ts';
import { report } from './report-error.ts';
import { stopSignal } from './stop-signal.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/**
 * Creates a torrent of each file or folder, and publishes it when that is asked for. Prints where each is. Resolves to the
 * exit code: 1 when one could not be created or published. Throws malformed for flags that are not valid, before anything is
 * read.
 */
export async function create(
  paths: readonly string[],
  flags: CreateFlags,
  surroundings: Surroundings,
): Promise<number> {
  const options = parseCreateFlags(paths, flags, surroundings);
  const signal = stopSignal(surroundings);
  const written = new Set<string>();
  let code: number = EXIT.ok;
  for (const path of paths) {
    try {
      await createOne(path, { options, signal, written }, surroundings);
    } catch (error) {
      if (signal.aborted) {
        surroundings.error('Stopped. Run the same command again to go on.');
        return EXIT.failed;
      }
      report(error, surroundings);
      code = EXIT.failed;
    }
  }
  return code;
}

interface Run {
  readonly options: CreateOptions;
  readonly signal: AbortSignal;
  /** What this command has written: it is not replaced even by force. */
  readonly written: Set<string>;
}

async function createOne(
  path: string,
  { options, signal, written }: Run,
  surroundings: Surroundings,
): Promise<void> {
  const { input, tree: treeOptions, settleMs, isForced } = options;
  const tree =
    settleMs === undefined
      ? await readSourceTree(path, treeOptions)
      : await readSettledTree(path, treeOptions, { settleMs, signal });
  const name = input.name ?? tree.name;
  const shown = options.output ?? join('.', fileNameFor(name));
  const output = findOutput(shown, { isForced: isForced && !written.has(shown) });
  const sources = withoutOutput(path, tree.files, output);
  const plan = planCreation({ ...input, name, files: sources });
  const hashing = { plan, files: contentsOf(plan, sources), output, signal };
  const bytes = await writeTorrent(hashing, options, surroundings);
  written.add(shown);
  const place = await publish(bytes, shown, { name, push: options.push, signal }, surroundings);
  tell({ path, output: shown, plan, bytes, place }, options, surroundings);
}

/** Resolves to the address; undefined when it is not to be published. */
async function publish(
  bytes: Uint8Array<ArrayBuffer>,
  shown: string,
  { name, push, signal }: { name: string; push: Push | undefined; signal: AbortSignal },
  surroundings: Surroundings,
): Promise<string | undefined> {
  if (push === undefined) return undefined;
  try {
    return await pushTorrent(bytes, fileNameFor(name), push, signal, surroundings);
  } catch (error) {
    // The same command again would hash everything once more.
    surroundings.error(`${plain(shown)} is written, but not published: publish it with torrentry push.`);
    throw error;
  }
}

/** The files on the disk in the order of the plan. */
function contentsOf(plan: CreationPlan, files: readonly SourceTreeFile[]): readonly ContentFile[] {
  const contents = new Map(files.map(({ path, content }) => [path.join('/'), content]));
  return plan.files.map(({ path }) => contents.get(path.join('/')) as ContentFile);
}

interface Hashing {
  readonly plan: CreationPlan;
  readonly files: readonly ContentFile[];
  readonly output: Output;
  readonly signal: AbortSignal;
}

/**
 * Hashes all pieces, goes on where an interrupted command has stopped, and writes the torrent. What is hashed is kept until it
 * is written, and dropped when the content is not what was hashed. Resolves to the torrent.
 */
async function writeTorrent(
  hashing: Hashing,
  { outside, verifies }: CreateOptions,
  surroundings: Surroundings,
): Promise<Uint8Array<ArrayBuffer>> {
  const { plan, files, output } = hashing;
  const hashes = new PieceHashes(plan);
  const state = new HashState(output.stateFile, plan, files, hashes);
  try {
    await hashAll(hashing, hashes, state, surroundings);
    if (verifies) await verifyHashes(hashing, hashes, surroundings);
    const bytes = createMetainfo(plan, hashes, outside, nodeDigests);
    await writeOutput(output, bytes);
    state.remove();
    return bytes;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') state.remove();
    else if (state.count > 0) state.save();
    throw error;
  } finally {
    if (state.problem !== undefined) surroundings.error(`warning: ${state.problem}`);
  }
}

async function hashAll(
  { plan, files, signal }: Hashing,
  hashes: PieceHashes,
  state: HashState,
  surroundings: Surroundings,
): Promise<void> {
  const doneBytes = hashedBytes(plan, state);
  if (doneBytes > 0) surroundings.error(`Going on after ${formatBytes(doneBytes)} that are hashed already.`);
  const progress = new BytesProgress(
    { label: plain(plan.name), totalBytes: plan.contentBytes, doneBytes },
    surroundings,
  );
  try {
    await hashPieces(plan, files, hashes, {
      signal,
      isHashed: (piece) => state.isHashed(piece),
      onHashed(pieces, lengthBytes) {
        state.add(pieces);
        progress.add(lengthBytes);
      },
    });
  } finally {
    progress.finish();
  }
}

/** How much content is hashed: pieces of small files have less than the piece length. */
function hashedBytes(plan: CreationPlan, state: HashState): number {
  let sum = 0;
  if (state.count === 0) return sum;
  for (let piece = 0; piece < plan.pieceCount; piece++) {
    if (!state.isHashed(piece)) continue;
    for (const { lengthBytes } of pieceAt(plan, piece).ranges) sum += lengthBytes;
  }
  return sum;
}

/** Reads all content once more. Rejects with conflict when it is not what was hashed. */
async function verifyHashes(
  { plan, files, signal }: Hashing,
  hashes: PieceHashes,
  surroundings: Surroundings,
): Promise<void> {
  const again = new PieceHashes(plan);
  const progress = new BytesProgress({ label: 'Verifying', totalBytes: plan.contentBytes }, surroundings);
  try {
    await hashPieces(plan, files, again, { signal, onHashed: (_pieces, bytes) => progress.add(bytes) });
  } finally {
    progress.finish();
  }
  if (isSame(hashes.sha1s, again.sha1s) && isSame(hashes.roots, again.roots)) return;
  throw new AppError('conflict', 'Cannot verify the torrent: its content reads differently the second time', {
    hint: 'Check the disk and the memory of this machine, and create the torrent again.',
  });
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return Buffer.compare(one ?? new Uint8Array(), other ?? new Uint8Array()) === 0;
}

interface Created {
  readonly path: string;
  readonly output: string;
  readonly plan: CreationPlan;
  readonly bytes: Uint8Array;
  /** Where it is published; undefined when it is not. */
  readonly place: string | undefined;
}

function tell(
  { path, output, plan, bytes, place }: Created,
  { isJson }: CreateOptions,
  { out, error }: Surroundings,
): void {
  const { metainfo, findings } = readMetainfo(bytes, nodeDigests);
  for (const { severity, message, hint } of findings) error(`${severity}: ${message}. ${hint}`);
  const { infohashV1 = null, infohashV2 = null } = metainfo ?? {};
  const { pieceCount, pieceLengthBytes, contentBytes, version } = plan;
  if (isJson) {
    const files = plan.files.length;
    const facts = { path, output, version, infohashV1, infohashV2, contentBytes, fileCount: files };
    out(JSON.stringify({ ...facts, pieceLength: pieceLengthBytes, pieceCount, url: place ?? null }));
    return;
  }
  error(
    `${plain(plan.name)}: ${counted(plan.files.length, 'file')}, ${formatBytes(contentBytes)}, ` +
      `${counted(pieceCount, 'piece')} of ${formatBytes(pieceLengthBytes)}`,
  );
  for (const infohash of [infohashV1, infohashV2]) if (infohash !== null) error(`infohash ${infohash}`);
  out(place ?? output);
}

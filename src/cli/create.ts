import { existsSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nodeDigests } from '../catalogue/node-crypto.ts';
import { fileNameFor } from '../catalogue/names.ts';
import { hashPieces } from '../creating/hash-pieces.ts';
import { readSourceTree, type SourceTreeFile } from '../creating/source-tree.ts';
import type { ContentFile } from '../creating/content-file.ts';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { counted } from '../lib/counted.ts';
import { syncFile } from '../lib/sync-file.ts';
import { createMetainfo } from '../metainfo/create.ts';
import { planCreation, type CreationPlan } from '../metainfo/creation-plan.ts';
import { PieceHashes } from '../metainfo/piece-hashes.ts';
import { readMetainfo } from '../metainfo/read.ts';
import { BytesProgress } from './create/bytes-progress.ts';
import { parseCreateFlags, type CreateFlags, type CreateOptions } from './create/flags.ts';
import { HashState } from './create/hash-state.ts';
import { pushTorrent } from './create/push.ts';
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
  let code: number = EXIT.ok;
  for (const path of paths) {
    try {
      await createOne(path, options, signal, surroundings);
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

async function createOne(
  path: string,
  options: CreateOptions,
  signal: AbortSignal,
  surroundings: Surroundings,
): Promise<void> {
  const { input, outside, tree: treeOptions, settleMs } = options;
  const tree =
    settleMs === undefined
      ? await readSourceTree(path, treeOptions)
      : await readSettledTree(path, treeOptions, { settleMs, signal });
  const plan = planCreation({ ...input, name: input.name ?? tree.name, files: tree.files });
  const output = options.output ?? join('.', fileNameFor(plan.name));
  checkOutput(output, options);
  const files = contentsOf(plan, tree.files);
  const hashes = await hashWithState({ plan, files, output, signal }, surroundings);
  const bytes = createMetainfo(plan, hashes, outside, nodeDigests);
  await writeWhole(output, bytes);
  if (options.verifies) await verifyHashes({ plan, files, hashes, signal }, surroundings);
  const place =
    options.push === undefined
      ? undefined
      : await pushTorrent(bytes, fileNameFor(plan.name), options.push, surroundings);
  tell({ path, output, plan, bytes, place }, options, surroundings);
}

/** The files on the disk in the order of the plan. */
function contentsOf(plan: CreationPlan, files: readonly SourceTreeFile[]): readonly ContentFile[] {
  const contents = new Map(files.map(({ path, content }) => [path.join('/'), content]));
  return plan.files.map(({ path }) => contents.get(path.join('/')) as ContentFile);
}

interface Hashing {
  readonly plan: CreationPlan;
  readonly files: readonly ContentFile[];
  readonly signal: AbortSignal;
}

/** Hashes all pieces, and goes on where an interrupted command has stopped. */
async function hashWithState(
  { plan, files, output, signal }: Hashing & { readonly output: string },
  surroundings: Surroundings,
): Promise<PieceHashes> {
  const hashes = new PieceHashes(plan);
  const state = new HashState(`${resolve(output)}.hashing`, plan, files, hashes);
  const doneBytes = Math.min(plan.contentBytes, state.count * plan.pieceLengthBytes);
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
  } catch (error) {
    if (signal.aborted) state.save();
    throw error;
  } finally {
    progress.finish();
  }
  state.remove();
  return hashes;
}

/** Reads all content once more. Rejects with conflict when it is not what was hashed. */
async function verifyHashes(
  { plan, files, hashes, signal }: Hashing & { readonly hashes: PieceHashes },
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

function checkOutput(output: string, { isForced }: CreateOptions): void {
  if (existsSync(output) && statSync(output).isDirectory()) {
    throw new AppError('malformed', `Cannot write the torrent to ${output}: it is a folder`, {
      hint: 'Give the name of a file, as in --output release.torrent.',
    });
  }
  if (!existsSync(output) || isForced) return;
  throw new AppError('conflict', `Cannot write the torrent to ${output}: there is a file of that name`, {
    hint: 'Give another name by --output, or replace it by --force.',
  });
}

/** Writes a file under another name first, so that it is never there in part. */
async function writeWhole(output: string, bytes: Uint8Array): Promise<void> {
  const next = `${output}.new`;
  try {
    writeFileSync(next, bytes);
    syncFile(next);
    await rename(next, output);
  } catch (cause) {
    await rm(next, { force: true });
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new AppError('unavailable', `Cannot write the torrent to ${output} (${code})`, {
      hint: 'Check that the folder is there, that this user may write to it, and that the disk has space.',
      cause,
    });
  }
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
  const { infohashV1 = null, infohashV2 = null } = metainfo ?? {};
  const { pieceCount, pieceLengthBytes, contentBytes, version } = plan;
  if (isJson) {
    const files = plan.files.length;
    const facts = { path, output, version, infohashV1, infohashV2, contentBytes, fileCount: files };
    out(JSON.stringify({ ...facts, pieceLength: pieceLengthBytes, pieceCount, url: place ?? null }));
    return;
  }
  for (const { severity, message, hint } of findings) error(`${severity}: ${message}. ${hint}`);
  error(
    `${plain(plan.name)}: ${counted(plan.files.length, 'file')}, ${formatBytes(contentBytes)}, ` +
      `${counted(pieceCount, 'piece')} of ${formatBytes(pieceLengthBytes)}`,
  );
  for (const infohash of [infohashV1, infohashV2]) if (infohash !== null) error(`infohash ${infohash}`);
  out(place ?? output);
}

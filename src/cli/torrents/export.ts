import { hash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { AskedBy } from '../../client/client.ts';
import { AppError } from '../../errors.ts';
import { counted } from '../../lib/counted.ts';
import { syncFile } from '../../lib/sync-file.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import { plain } from '../printable.ts';
import { refusing } from '../remote.ts';
import { stopSignal } from '../stop-signal.ts';
import { EXIT, type Surroundings } from '../surroundings.ts';
import type { TorrentBackend } from './backend.ts';
import type { ListFlags } from './commands.ts';
import type { ShownTorrent } from './show.ts';

export interface ExportFlags {
  readonly metadata?: boolean | undefined;
  readonly json?: boolean | undefined;
}

const PAGE_SIZE = 1000;
const SHOW_EVERY = 50;

/**
 * Writes the .torrent files that a query finds into a folder, with their collections as its sub-folders, and on request what
 * else is known of each as JSON beside it. A file that is there already and is right is left alone, so the same command goes on
 * where it was stopped. Nothing is written outside the folder, whatever the names are. Resolves to the exit code: 1 when one
 * could not be written. Rejects with what the API refuses.
 */
export async function exportTorrents(
  backend: TorrentBackend,
  target: string,
  query: ListFlags,
  { metadata = false, json = false }: ExportFlags,
  surroundings: Surroundings,
): Promise<number> {
  const stop = stopSignal(surroundings);
  const folder = await openTarget(target);
  let [written, same, failed] = [0, 0, 0];
  const asked = { ...query, sort: 'published', order: 'asc', limit: PAGE_SIZE } as AskedBy<'listTorrents'>;
  const all = async (): Promise<void> => {
    for await (const torrent of backend.client.each('listTorrents', asked)) {
      if (stop.aborted) return;
      const path = torrent.collection === '' ? torrent.fileName : `${torrent.collection}/${torrent.fileName}`;
      try {
        const isNew = await exportOne(backend, folder, torrent, metadata);
        if (isNew) written += 1;
        else same += 1;
      } catch (error) {
        failed += 1;
        tellFailed(path, error, json, surroundings);
      }
      if ((written + same + failed) % SHOW_EVERY === 0) surroundings.status(`${written + same} exported`);
    }
  };
  await refusing(all());
  surroundings.status('');
  if (json) surroundings.out(JSON.stringify({ written, same, failed }));
  else
    surroundings.error(
      `${counted(written, 'torrent')} written, ${same} there already, ${failed} not written.` +
        (stop.aborted ? ' Stopped. Run the same command again to go on.' : ''),
    );
  return failed === 0 && !stop.aborted ? EXIT.ok : EXIT.failed;
}

async function exportOne(
  { getBytes }: TorrentBackend,
  folder: TargetFolder,
  torrent: ShownTorrent,
  hasMetadata: boolean,
): Promise<boolean> {
  const names = torrent.collection === '' ? [] : torrent.collection.split('/');
  const inside = await folder.open(names);
  const { fileName, sha256 } = torrent;
  checkName(fileName);
  const file = join(inside, fileName);
  const isThere = await hasContent(file, sha256);
  if (!isThere) {
    const bytes = await refusing(getBytes((torrent.infohashV1 ?? torrent.infohashV2) as Infohash));
    if (hash('sha256', bytes) !== sha256)
      throw new AppError('conflict', 'Cannot export it: it was changed meanwhile', {
        hint: 'Run the same command again.',
      });
    await folder.write(file, bytes);
  }
  if (!hasMetadata) return !isThere;
  const text = `${JSON.stringify(torrent)}\n`;
  if (!(await hasContent(`${file}.json`, hash('sha256', text)))) await folder.write(`${file}.json`, text);
  return !isThere;
}

/** Whether a file, and not a link, has that SHA-256. */
async function hasContent(file: string, sha256: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile() && hash('sha256', await readFile(file)) === sha256;
  } catch {
    return false;
  }
}

async function openTarget(path: string): Promise<TargetFolder> {
  try {
    await mkdir(resolve(path), { recursive: true });
    return new TargetFolder(await realpath(path));
  } catch (cause) {
    throw new AppError('malformed', `Cannot export to ${path}: ${codeOf(cause)}`, {
      hint: 'Give a folder that this user may write to.',
      cause,
    });
  }
}

/** The folder that is written to. */
class TargetFolder {
  readonly #root: string;
  /** The last one that was opened: torrents of a collection often follow each other. */
  #last = '';

  constructor(root: string) {
    this.#root = root;
  }

  /** Makes a sub-folder, of which no part may be a link. Resolves to its path. */
  async open(names: readonly string[]): Promise<string> {
    const path = join(this.#root, ...names);
    if (path === this.#last) return path;
    let folder = this.#root;
    for (const name of names) {
      checkName(name);
      folder = join(folder, name);
      await mkdir(folder).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
      if (!(await lstat(folder)).isDirectory())
        throw new AppError('conflict', `Cannot write into ${folder}: it is a link or a file`, {
          hint: 'Remove it, or export to another folder.',
        });
    }
    this.#last = path;
    return path;
  }

  /** Writes a whole file: it is never there in part, and a link of its name is replaced, not followed. */
  async write(file: string, content: Uint8Array | string): Promise<void> {
    const next = join(this.#root, `.export-${randomUUID()}`);
    try {
      await writeFile(next, content, { flag: 'wx' });
      syncFile(next);
      await rename(next, file);
    } finally {
      await rm(next, { force: true });
    }
  }
}

/** Throws conflict for a name that would leave the folder. */
function checkName(name: string): void {
  if (!['', '.', '..'].includes(name) && !/[/\\\0]/.test(name) && !name.includes(sep)) return;
  throw new AppError('conflict', `Cannot write a file called ${JSON.stringify(name)}`, {
    hint: 'Rename the torrent or its collection.',
  });
}

function tellFailed(path: string, error: unknown, isJson: boolean, { out, error: say }: Surroundings): void {
  const isKnown = error instanceof AppError || codeOf(error) !== '';
  if (!isKnown) throw error;
  const message = error instanceof AppError ? error.message : `Cannot write it (${codeOf(error)})`;
  const hint =
    error instanceof AppError ? error.hint : 'Check that the disk has space, and what lies there already.';
  if (isJson) out(JSON.stringify({ path, error: message, hint }));
  else say(`error: ${plain(path)}: ${message}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

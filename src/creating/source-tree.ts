import type { BigIntStats } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../errors.ts';
import { matchesGlob } from '../lib/glob.ts';
import type { NewFile } from '../metainfo/creation-plan.ts';
import type { ContentFile } from './content-file.ts';
import { readError } from './errors.ts';

/** A file or folder on the disk, as the content of a new torrent. */
export interface SourceTree {
  /** Its own name. */
  readonly name: string;
  readonly files: readonly SourceTreeFile[];
}

/** A file of the torrent with its place on the disk. */
export interface SourceTreeFile extends NewFile {
  readonly content: ContentFile;
}

export interface SourceTreeOptions {
  /** Patterns of names, or of paths below the folder, that are left out: `*` is any text, `?` one character. */
  readonly exclude?: readonly string[] | undefined;
  /** Keeps symbolic links that stay inside the folder as links; otherwise they are followed. */
  readonly keepsLinks?: boolean | undefined;
  /** Whether times of change become part of the torrent. */
  readonly hasTimes?: boolean | undefined;
}

const NS_PER_SECOND = 1_000_000_000n;
const ANY_EXECUTE = 0o111n;

/**
 * Lists all that is in a file or folder, hidden files too. Rejects with not_found or unavailable for what is not there or
 * cannot be read, and with malformed for a link that leads into itself, and for what is neither a file nor a folder.
 */
export async function readSourceTree(path: string, options: SourceTreeOptions = {}): Promise<SourceTree> {
  const location = resolve(path);
  const stats = await look(location, statOf);
  const name = basename(location);
  if (stats.isFile()) return { name, files: [toFile([], location, stats, options)] };
  if (!stats.isDirectory())
    throw unfit(location, 'it is neither a file nor a folder', 'Give a file or folder.');
  const walker = new Walker(location, await realpath(location), options);
  await walker.walk([], location);
  return { name, files: walker.files };
}

class Walker {
  readonly files: SourceTreeFile[] = [];
  readonly #root: string;
  readonly #realRoot: string;
  readonly #options: SourceTreeOptions;
  /** The real paths of the folders that are open, to find a link that leads into one of them. */
  readonly #open = new Set<string>();

  constructor(root: string, realRoot: string, options: SourceTreeOptions) {
    this.#root = root;
    this.#realRoot = realRoot;
    this.#options = options;
  }

  async walk(path: readonly string[], location: string): Promise<void> {
    const real = await look(location, (it) => realpath(it));
    if (this.#open.has(real))
      throw unfit(
        location,
        'this link leads into itself',
        'Leave it out by --exclude, or keep links as links.',
      );
    this.#open.add(real);
    for (const name of await look(location, (it) => readdir(it))) {
      const inside = [...path, name];
      if (this.#isExcluded(inside)) continue;
      await this.#add(inside, join(location, name));
    }
    this.#open.delete(real);
  }

  async #add(path: readonly string[], location: string): Promise<void> {
    // Node.js writes this character for bytes that are not UTF-8.
    if (path.at(-1)?.includes('\uFFFD') === true)
      throw unfit(location, 'its name is not UTF-8', 'Rename it, or leave it out by --exclude.');
    const own = await look(location, (it) => lstat(it, { bigint: true }));
    if (own.isSymbolicLink() && this.#options.keepsLinks === true) {
      this.files.push({ ...toFile(path, location, own, this.#options), ...(await this.#link(location)) });
      return;
    }
    const stats = own.isSymbolicLink() ? await statOfLink(location) : own;
    if (stats.isDirectory()) await this.walk(path, location);
    else if (stats.isFile()) this.files.push(toFile(path, location, stats, this.#options));
    else
      throw unfit(location, 'it is neither a file nor a folder', 'Remove it, or leave it out by --exclude.');
  }

  /** A link as BEP 47 has it: with its target from the top folder. */
  async #link(location: string): Promise<Pick<NewFile, 'symlink' | 'lengthBytes' | 'isExecutable'>> {
    const target = resolve(dirname(location), await look(location, (it) => readlink(it)));
    const from = target.startsWith(this.#realRoot + sep) ? this.#realRoot : this.#root;
    const names = relative(from, target).split(sep);
    if (names[0] === '..' || names[0] === '' || target === from)
      throw unfit(
        location,
        'this link leads out of the folder',
        'Leave it out by --exclude, or let links be followed.',
      );
    return { symlink: names, lengthBytes: 0, isExecutable: false };
  }

  #isExcluded(path: readonly string[]): boolean {
    const name = path.at(-1) ?? '';
    const whole = path.join('/');
    return (this.#options.exclude ?? []).some(
      (pattern) => matchesGlob(pattern, name) || matchesGlob(pattern, whole),
    );
  }
}

function toFile(
  path: readonly string[],
  location: string,
  { size, mtimeNs, mode }: BigIntStats,
  { hasTimes = false }: SourceTreeOptions,
): SourceTreeFile {
  const lengthBytes = Number(size);
  return {
    path,
    lengthBytes,
    isExecutable: (mode & ANY_EXECUTE) !== 0n,
    modifiedSeconds: hasTimes ? Number(mtimeNs / NS_PER_SECOND) : undefined,
    content: { location, lengthBytes, modifiedNs: String(mtimeNs) },
  };
}

const statOf = (location: string): Promise<BigIntStats> => stat(location, { bigint: true });

/** What a link leads to. Rejects with malformed when that is not there, or the link itself. */
async function statOfLink(location: string): Promise<BigIntStats> {
  try {
    return await statOf(location);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ELOOP') throw readError(location, error);
    throw unfit(
      location,
      'this link leads to no file',
      'Leave it out by --exclude, or keep links as links by --keep-links.',
    );
  }
}

/** Resolves to what `by` finds. Rejects with the AppError of a file that cannot be read. */
async function look<Result>(location: string, by: (location: string) => Promise<Result>): Promise<Result> {
  try {
    return await by(location);
  } catch (error) {
    throw readError(location, error);
  }
}

function unfit(location: string, why: string, hint: string): AppError {
  return new AppError('malformed', `Cannot put ${location} into a torrent: ${why}`, { hint });
}

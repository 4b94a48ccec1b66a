import { createReadStream, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../errors.ts';
import { formatBytes } from '../../lib/byte-text.ts';
import { countTorrents, walk } from '../import/walk.ts';
import type { Surroundings } from '../surroundings.ts';

/** A file to publish, before it is read. */
export interface PushFile {
  readonly kind: 'file';
  /** As the person wrote it, or below the folder that they wrote. */
  readonly path: string;
  /** The collection below that of the command; `''` for that itself. */
  readonly folder: string;
  /** The name that it is published under; that in the torrent when there is none. */
  readonly fileName: string | undefined;
  /** Reads it. Rejects with not_found and too_large. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** What the arguments of the command lead to. */
export type PushInput =
  | PushFile
  | { readonly kind: 'unreadable'; readonly path: string; readonly error: AppError }
  /** In a folder: links, hidden files, and what is no .torrent file. */
  | { readonly kind: 'left' };

/** The largest that an operator can allow. */
const FILE_BYTES_MAX = 1024 * 1024 * 1024;

/**
 * The files that the arguments name, in their order; `-` is standard input, and a folder means the .torrent files in
 * it and below it. Files are not opened.
 */
export function* inputsOf(
  paths: readonly string[],
  { input }: Pick<Surroundings, 'input'>,
): Generator<PushInput, void, void> {
  for (const path of paths) {
    if (path === '-')
      yield { kind: 'file', path, folder: '', fileName: undefined, read: () => readWhole(path, input()) };
    else if (isFolder(path)) yield* inputsIn(path);
    else yield fileAt(path, path, '');
  }
}

/** How many files there are, without opening them. */
export function countInputs(paths: readonly string[], isStopped: () => boolean): number {
  return paths.reduce((sum, path) => sum + (isFolder(path) ? countTorrents(path, isStopped) : 1), 0);
}

/** Whether it is a folder that can be examined. */
export function isFolder(path: string): boolean {
  try {
    return path !== '-' && statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function* inputsIn(folder: string): Generator<PushInput, void, void> {
  for (const found of walk(realpathSync(folder))) {
    switch (found.kind) {
      case 'torrent': {
        const end = found.path.lastIndexOf('/');
        yield fileAt(
          join(folder, found.path),
          join(folder, found.path),
          found.path.slice(0, Math.max(end, 0)),
        );
        break;
      }
      case 'unreadable': {
        const path = join(folder, found.path);
        yield { kind: 'unreadable', path, error: unreadable(path, found.error) };
        break;
      }
      default:
        yield { kind: 'left' };
    }
  }
}

function fileAt(path: string, file: string, folder: string): PushFile {
  const read = (): Promise<Uint8Array<ArrayBuffer>> => readWhole(path, createReadStream(file));
  return { kind: 'file', path, folder, fileName: basename(path), read };
}

async function readWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.byteLength;
      if (length > FILE_BYTES_MAX) break;
      all.push(chunk);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  if (length > FILE_BYTES_MAX) {
    throw new AppError('too_large', `Cannot publish it: it has more than ${formatBytes(FILE_BYTES_MAX)}`, {
      hint: 'No server accepts such a large .torrent file. Check that it is one.',
    });
  }
  return Buffer.concat(all);
}

function unreadable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const why = code === 'ENOENT' ? 'it does not exist' : code;
  return new AppError('not_found', `Cannot read ${path}: ${why}`, {
    hint: 'Check the path, and that this user may read it.',
    cause,
  });
}

import { accessSync, constants, realpathSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { SourceTreeFile } from '../../creating/source-tree.ts';
import { AppError } from '../../errors.ts';
import { syncFile } from '../../lib/sync-file.ts';

/** The ending of a file that is being written. */
export const NEW_SUFFIX = '.new';
const STATE_SUFFIX = '.hashing';

/** Where a new torrent is written. */
export interface Output {
  /** As it was typed. */
  readonly shown: string;
  /** Its real path. */
  readonly file: string;
  /** The real path of the file with what of it is hashed. */
  readonly stateFile: string;
}

/**
 * Finds out where a torrent is written, before its content is hashed for hours. Throws malformed for a folder, conflict for a
 * file that is there unless that is forced, and unavailable when there can be no file.
 */
export function findOutput(shown: string, { isForced }: { readonly isForced: boolean }): Output {
  const stats = statSync(shown, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    throw new AppError('malformed', `Cannot write the torrent to ${shown}: it is a folder`, {
      hint: 'Give the name of a file, as in --output release.torrent.',
    });
  }
  if (stats !== undefined && !isForced) {
    throw new AppError('conflict', `Cannot write the torrent to ${shown}: there is a file of that name`, {
      hint: 'Give another name by --output, or replace it by --force.',
    });
  }
  try {
    const folder = realpathSync(dirname(resolve(shown)));
    accessSync(folder, constants.W_OK);
    const file = join(folder, basename(shown));
    return { shown, file, stateFile: file + STATE_SUFFIX };
  } catch (cause) {
    throw notWritten(shown, cause);
  }
}

/**
 * The content without the torrent itself, which is in the folder when it was made there before, and without what is written
 * beside it. Throws conflict when the torrent would replace its own content.
 */
export function withoutOutput(
  path: string,
  files: readonly SourceTreeFile[],
  { shown, file, stateFile }: Output,
): readonly SourceTreeFile[] {
  const root = realpathSync(path);
  const own = new Set([file, file + NEW_SUFFIX, stateFile, stateFile + NEW_SUFFIX]);
  return files.filter(({ path: names }) => {
    const location = join(root, ...names);
    if (!own.has(location)) return true;
    const isTorrent = location !== file || file.toLowerCase().endsWith('.torrent');
    if (names.length > 0 && isTorrent) return false;
    throw new AppError('conflict', `Cannot write the torrent to ${shown}: it would replace its own content`, {
      hint: 'Give another name by --output.',
    });
  });
}

/** Writes the torrent under another name first, so that it is never there in part. Rejects with unavailable. */
export async function writeOutput({ shown, file }: Output, bytes: Uint8Array): Promise<void> {
  const next = file + NEW_SUFFIX;
  try {
    writeFileSync(next, bytes);
    syncFile(next);
    await rename(next, file);
  } catch (cause) {
    await rm(next, { force: true });
    throw notWritten(shown, cause);
  }
}

function notWritten(shown: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new AppError('unavailable', `Cannot write the torrent to ${shown} (${code})`, {
    hint: 'Check that the folder is there, that this user may write to it, and that the disk has space.',
    cause,
  });
}

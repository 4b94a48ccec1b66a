import { constants, type BigIntStats } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { checkUnchanged, type ContentFile } from '../../creating/content-file.ts';
import { hashEach } from '../../creating/hash-pieces.ts';
import { AppError } from '../../errors.ts';
import { contentPiecesOf, type ContentPieces } from '../../metainfo/content-pieces.ts';
import type { Metainfo, TorrentFile } from '../../metainfo/metainfo.ts';
import { FileStates, type ContentReport, type FoundFile } from './file-states.ts';

export interface ContentOptions {
  readonly signal: AbortSignal;
  /** Called with the length of what was read, in bytes. */
  readonly onBytes: (lengthBytes: number) => void;
}

/**
 * Compares files on the disk with the pieces of a torrent. `path` is the file or folder of the torrent, or the folder that
 * has it. Rejects with not_found when there is nothing, and with conflict when a file is changed meanwhile.
 */
export async function verifyContent(
  metainfo: Metainfo,
  path: string,
  { signal, onBytes }: ContentOptions,
): Promise<ContentReport> {
  const root = await findRoot(metainfo, path);
  const pieces = contentPiecesOf(metainfo);
  const found: FoundFile[] = [];
  for (const file of pieces.files) found.push(await findFile(file, root, metainfo.singleFile));
  const states = new FileStates(pieces, found);
  const contents = found.map(({ content }, index) => readableOf(pieces.files[index] as TorrentFile, content));
  await hashEach(
    pieces,
    contents,
    {
      onPiece: (piece, hash) => states.add(piece, pieces.matches(piece, hash) ? 'matches' : 'differs'),
      onUnreadable: (piece) => states.add(piece, 'unreadable'),
    },
    {
      signal,
      isHashed(piece) {
        if (!isMissing(pieces, piece, found)) return false;
        states.add(piece, 'absent');
        return true;
      },
      onHashed: (_pieces, lengthBytes) => onBytes(lengthBytes),
    },
  );
  for (const { content } of found) if (content !== undefined) await checkUnchanged(content);
  return states.report(root);
}

/** A pad file is zeros, whatever is on the disk (BEP 47). */
function readableOf({ attributes }: TorrentFile, content: ContentFile | undefined): ContentFile | undefined {
  return attributes.pad ? undefined : content;
}

/** Whether some bytes of the piece are not there. */
function isMissing(pieces: ContentPieces, piece: number, found: readonly FoundFile[]): boolean {
  return pieces.pieceAt(piece).ranges.some(({ file, offset, lengthBytes }) => {
    if (pieces.files[file]?.attributes.pad === true) return false;
    return offset + lengthBytes > (found[file]?.content?.lengthBytes ?? 0);
  });
}

/** The file or folder of the torrent. */
async function findRoot({ name, singleFile }: Metainfo, path: string): Promise<string> {
  const given = resolve(path);
  const stats = await look(given);
  if (stats === undefined) {
    throw new AppError(
      'not_found',
      `Cannot verify ${path}: it does not exist, or this user may not read it`,
      {
        hint: 'Give the file or folder of the torrent, or the folder that has it.',
      },
    );
  }
  const isFolder = stats.isDirectory();
  if (!singleFile && !isFolder) {
    throw new AppError('malformed', `Cannot verify ${path}: it is a file, and the torrent is a folder`, {
      hint: 'Give the folder with the files of the torrent.',
    });
  }
  if (!isFileName(name)) return given;
  const inside = join(given, name);
  if (singleFile) return isFolder ? inside : given;
  const isInside = basename(given) !== name && (await look(inside))?.isDirectory() === true;
  return isInside ? inside : given;
}

async function findFile(file: TorrentFile, root: string, isSingle: boolean): Promise<FoundFile> {
  const { path, lengthBytes, attributes } = file;
  // A link has no content, and pad files are not written by most clients.
  if (attributes.pad || attributes.symlink) return { state: 'ok', content: undefined };
  if (!isSingle && !path.every(isFileName)) return { state: 'missing', content: undefined };
  const location = isSingle ? root : join(root, ...path);
  const stats = await look(location);
  if (stats === undefined) return { state: 'missing', content: undefined };
  // BitComet has empty folders as empty files.
  if (stats.isDirectory() && lengthBytes === 0) return { state: 'ok', content: undefined };
  if (!stats.isFile()) return { state: 'not-a-file', content: undefined };
  const content = { location, lengthBytes: Number(stats.size), modifiedNs: String(stats.mtimeNs) };
  try {
    await access(location, constants.R_OK);
  } catch {
    return { state: 'unreadable', content: undefined };
  }
  if (content.lengthBytes === lengthBytes) return { state: 'ok', content };
  return { state: content.lengthBytes < lengthBytes ? 'short' : 'long', content };
}

/** Whether a name from a torrent stays in its folder. */
function isFileName(name: string): boolean {
  return (
    !['', '.', '..'].includes(name) && !name.includes('/') && !name.includes(sep) && !name.includes('\0')
  );
}

async function look(path: string): Promise<BigIntStats | undefined> {
  try {
    return await stat(path, { bigint: true });
  } catch {
    return undefined;
  }
}

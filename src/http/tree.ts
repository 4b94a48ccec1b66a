import { acceptedCodings, type Coding } from './accept-encoding.ts';
import { AppError } from '../errors.ts';
import { isCompressible } from './compress.ts';
import type { Validators } from './conditions.ts';
import type { Context } from './context.ts';
import { FileStream, readWhole } from './file-stream.ts';
import { listFolder } from './folder-listing.ts';
import { respondFolder } from './folder-response.ts';
import { mediaTypeOf } from './media-types.ts';
import { openInside, type Opened } from './open-inside.ts';
import { readBytes, respondContent, respondUnchanged, type Content } from './partial.ts';
import { redirect, type ResponseHeaders } from './respond.ts';
import { OWN_CONTENT_HEADERS } from './security-headers.ts';
import { varyBy } from './vary.ts';

export interface TreeOptions {
  /** The folder that is served. */
  readonly folder: string;
  /** The address of the style sheet for listings. */
  readonly styleSheet: (context: Context) => string;
}

/** Answers GET and HEAD of `path` below the folder: names joined by slashes, with a last slash for a folder. */
export type Tree = (request: Request, context: Context, path: string) => Promise<Response>;

const INDEX = 'index.html';
/** Up to this size a file is read at once, so that it is sent in one piece and can be compressed. */
const MEMORY_BYTES_MAX = 256 * 1024;
/** Within this time a file may change again without a new time of change. */
const SETTLED_MS = 2000;

const EXTENSIONS: Readonly<Record<Coding, string>> = { zstd: '.zst', br: '.br', gzip: '.gz' };

/**
 * Serves a folder with everything in it: index.html or a listing for a folder, precompressed siblings (`app.js.br`),
 * ranges, conditional requests. Hidden files and everything outside the folder are not found.
 */
export function createTree({ folder: root, styleSheet }: TreeOptions): Tree {
  return async (request, context, path) => {
    const isFolder = path === '' || path.endsWith('/');
    const names = path.split('/').filter((name, index, all) => name !== '' || index < all.length - 1);
    const opened = await openInside(root, names);
    if (opened === undefined) throw notThere(context);
    if (opened.kind === 'file') {
      if (!isFolder) return respondFile(request, root, names, opened);
      await opened.file.close();
      throw notThere(context);
    }
    try {
      return await respondOpenFolder(request, context, { root, names, opened, styleSheet });
    } finally {
      await opened.file.close();
    }
  };
}

interface OpenFolder extends Pick<TreeOptions, 'styleSheet'> {
  readonly root: string;
  readonly names: readonly string[];
  readonly opened: Opened;
}

async function respondOpenFolder(
  request: Request,
  context: Context,
  { root, names, opened, styleSheet }: OpenFolder,
): Promise<Response> {
  const { base, target } = context;
  const path = `${base.prefix}${target.path}`;
  if (!path.endsWith('/')) return redirect(301, `${base.origin}${path}/`);
  const index = await openInside(root, [...names, INDEX]);
  if (index?.kind === 'file') return respondFile(request, root, [...names, INDEX], index);
  await index?.file.close();
  const listing = await listFolder({ root, names, opened, address: path });
  if (listing === undefined) throw notThere(context);
  return respondFolder(request, listing, `${base.origin}${path}`, styleSheet(context));
}

function notThere({ target }: Context): AppError {
  return new AppError('not_found', `Cannot find anything at ${target.path}`);
}

async function respondFile(
  request: Request,
  root: string,
  names: readonly string[],
  original: Opened,
): Promise<Response> {
  const type = mediaTypeOf(names.at(-1) ?? '');
  const { opened, coding } = await preferSibling(request, root, names, original, type);
  let isTaken = false;
  try {
    const headers: ResponseHeaders = {
      ...OWN_CONTENT_HEADERS,
      'cache-control': 'no-cache',
      ...(isCompressible(type) ? { vary: varyBy(undefined, 'accept-encoding') } : {}),
    };
    const validators = validatorsOf(opened, coding);
    const unchanged = respondUnchanged(request, validators, headers);
    if (unchanged !== undefined) return unchanged;
    const { lengthBytes } = opened;
    const isSmall = lengthBytes <= MEMORY_BYTES_MAX;
    const read: Content['read'] = isSmall
      ? readBytes(await readSmall(opened))
      : (pieces) => {
          isTaken = true;
          return new FileStream(opened.file, pieces);
        };
    const described = {
      ...headers,
      'content-type': type,
      ...(coding === undefined ? {} : { 'content-encoding': coding }),
    };
    return await respondContent(request, { lengthBytes, validators, headers: described, read });
  } finally {
    if (!isTaken) await opened.file.close();
  }
}

/** The file, or a compressed file next to it that the client accepts and that is not older. */
async function preferSibling(
  request: Request,
  root: string,
  names: readonly string[],
  original: Opened,
  type: string,
): Promise<{ readonly opened: Opened; readonly coding: Coding | undefined }> {
  const codings = isCompressible(type) ? acceptedCodings(request.headers.get('accept-encoding')) : [];
  try {
    for (const coding of codings) {
      const sibling = await openInside(root, [...names.slice(0, -1), `${names.at(-1)}${EXTENSIONS[coding]}`]);
      if (sibling?.kind === 'file' && sibling.lastModified >= original.lastModified) {
        await original.file.close();
        return { opened: sibling, coding };
      }
      await sibling?.file.close();
    }
  } catch (error) {
    await original.file.close();
    throw error;
  }
  return { opened: original, coding: undefined };
}

/**
 * An ETag from inode, length and nanoseconds of the last change; a weak one for a file that changed just now (RFC 9110
 * section 8.8.1).
 */
function validatorsOf({ version, lastModified }: Opened, coding: Coding | undefined): Validators {
  return {
    etag: coding === undefined ? version : `${version}-${coding}`,
    isWeak: Date.now() - lastModified.getTime() < SETTLED_MS,
    lastModified,
  };
}

async function readSmall({ file, lengthBytes }: Opened): Promise<Uint8Array> {
  const bytes = await readWhole(file, lengthBytes);
  if (bytes !== undefined) return bytes;
  throw new AppError('unavailable', 'Cannot send the file: it is being changed', {
    hint: 'Try again in a moment.',
  });
}

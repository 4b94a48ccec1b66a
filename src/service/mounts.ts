import { accessSync, constants, statSync } from 'node:fs';
import { checkNotReserved } from '../catalogue/reserved.ts';
import type { CatalogueStore } from '../catalogue/store.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { respond } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { createTree } from '../http/tree.ts';
import { RESERVED_SEGMENTS } from '../lib/scope.ts';
import { createAddresses, within } from './addresses.ts';
import { firstSegment, type FolderMount } from '../http/folder-mount.ts';
import { route } from './routes.ts';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Serves each folder, with all that is in it, below its path. */
export function mountRoutes(mounts: readonly FolderMount[], assets: Assets): Route[] {
  return mounts.map((mount) => {
    const tree = createTree({
      folder: mount.folder,
      styleSheet: ({ base }) => createAddresses(within(base)).asset(assets.address('style.css')),
    });
    const handler = route('ANY', `${mount.prefix}[/{path:any}]`, (request, context) => {
      const { path } = context.params;
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuseChange(request, context, mount);
      return tree(request, context, path ?? '');
    });
    // Nothing is changed here; and a preflight is answered, not refused.
    return { ...handler, takesCrossSite: true };
  });
}

/**
 * Answers what is no GET below a path that is only read: OPTIONS, and for all else the reason why it can't be done.
 * Throws conflict for what would publish a torrent there, else method_not_allowed.
 */
export function refuseChange(request: Request, { target }: Context, mount: FolderMount): Response {
  if (request.method === 'OPTIONS') return respond(204, { allow: READING.join(', ') });
  const publishes = request.method === 'PUT' || request.method === 'POST';
  if (publishes && /(?:\/|\.torrent)$/.test(target.path)) {
    checkNotReserved(mount.prefix.slice(1), [mount.prefix]);
  }
  throw new AppError('method_not_allowed', `Cannot ${request.method} ${target.path}: it is read-only`, {
    allow: READING,
  });
}

/** The paths that mounts have, as links must know them. */
export function prefixesOf(mounts: readonly FolderMount[]): string[] {
  return mounts.map(({ prefix }) => prefix);
}

/** All folders that the settings serve beside the torrents. */
export function servedFolders({
  mount,
  logs,
  publish,
}: Readonly<Record<'mount' | 'logs' | 'publish', readonly FolderMount[]>>): FolderMount[] {
  return [...mount, ...logs, ...publish];
}

/** Their paths. */
export function servedPaths(settings: Parameters<typeof servedFolders>[0]): string[] {
  return prefixesOf(servedFolders(settings));
}

/** The collections that can be reached no more, since a mount has their path; their torrents keep their permalinks. */
export async function listHidden(
  store: Pick<CatalogueStore, 'findCollection'>,
  mounts: readonly FolderMount[],
): Promise<string[]> {
  const found = await Promise.all(mounts.map(({ prefix }) => store.findCollection(prefix.slice(1))));
  return found.flatMap((collection) => (collection === undefined ? [] : [collection.path]));
}

/** Looks at start whether each folder can be served at its path. Throws what `mountError` gives. */
export function checkMounts(mounts: readonly FolderMount[]): void {
  for (const mount of mounts) {
    const error = mountError(mount);
    if (error !== undefined) throw error;
  }
}

/** Why a folder cannot be served: conflict when its path is one of the service's own, unavailable when it is no folder. */
export function mountError(mount: FolderMount): AppError | undefined {
  const { prefix, folder } = mount;
  const first = firstSegment(mount);
  const start = `Cannot serve ${prefix} from "${folder}"`;
  if (RESERVED_SEGMENTS.has(first.toLowerCase()))
    return new AppError('conflict', `${start}: /${first} belongs to the service`, {
      hint: 'Choose another path, such as /files.',
    });
  if (isReadableFolder(folder)) return undefined;
  return new AppError('unavailable', `${start}: it is not a folder that can be read`, {
    hint: 'Create the folder, or correct the setting: /path=folder.',
  });
}

function isReadableFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

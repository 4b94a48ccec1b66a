import type { Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { toCollection, toTorrentPath } from '../catalogue/names.ts';
import type { Readme } from '../catalogue/readme.ts';
import { formatPath, holdsPath, type Torrent, type TorrentPath } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { Addresses } from '../service/addresses.ts';
import type { Prepared } from '../service/prepared.ts';

/** What a path names, whether or not there is something. */
export type Place =
  | { readonly kind: 'collection'; readonly collection: string }
  | { readonly kind: 'torrent'; readonly path: TorrentPath }
  | { readonly kind: 'readme'; readonly collection: string };

/** What is at a path. `at` is when it last changed, where that is known. */
export type Resource =
  | { readonly kind: 'collection'; readonly collection: string; readonly at: Date | undefined }
  | { readonly kind: 'torrent'; readonly torrent: Torrent }
  | { readonly kind: 'readme'; readonly readme: Readme }
  /** A folder of the client, which becomes a collection with the first torrent in it. */
  | { readonly kind: 'folder'; readonly collection: string }
  /** A file that the client has created, and whose content is to follow. */
  | { readonly kind: 'empty file'; readonly path: TorrentPath };

const README = 'README.md';

/** Reads the path of an address, as its decoded segments with slashes between them. Throws malformed for names that nothing can have. */
export function toPlace(path: string): Place {
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
  const slash = trimmed.lastIndexOf('/');
  const parent = trimmed.slice(0, Math.max(slash, 0));
  const name = trimmed.slice(slash + 1);
  const [, stem] = /^(.+)\.torrent$/is.exec(name) ?? [];
  if (stem !== undefined) return { kind: 'torrent', path: toTorrentPath(parent, `${stem}.torrent`) };
  if (name === README && parent !== '') return { kind: 'readme', collection: toCollection(parent) };
  return { kind: 'collection', collection: toCollection(trimmed) };
}

/** The path of a place, or of what is there, without a slash at its end. */
export function pathOf(place: Place | Resource): string {
  switch (place.kind) {
    case 'collection':
    case 'folder':
      return place.collection;
    case 'torrent':
      return formatPath('torrent' in place ? place.torrent : place.path);
    case 'empty file':
      return formatPath(place.path);
    case 'readme':
      return `${'readme' in place ? place.readme.collection : place.collection}/${README}`;
  }
}

/** The address of a place, or of what is there; undefined for a torrent whose path leads to something else. */
export function addressOf(place: Place | Resource, addresses: Addresses): string | undefined {
  switch (place.kind) {
    case 'collection':
    case 'folder':
      return addresses.collection(place.collection);
    case 'torrent':
      return addresses.file('torrent' in place ? place.torrent : place.path);
    case 'empty file':
      return addresses.file(place.path);
    case 'readme':
      return addresses.readme('readme' in place ? place.readme.collection : place.collection);
  }
}

export interface ResourceParts {
  readonly catalogue: Pick<Catalogue, 'find' | 'findCollection' | 'findRevision' | 'findReadme'>;
  readonly prepared: Pick<Prepared, 'find'>;
}

/** What is at a place, as far as the viewer may know. */
export async function findResource(
  { catalogue, prepared }: ResourceParts,
  place: Place,
  viewer: Actor,
): Promise<Resource | undefined> {
  const own = prepared.find(viewer.tokenId, pathOf(place));
  switch (place.kind) {
    case 'torrent': {
      const torrent = await catalogue.find({ path: place.path }, viewer);
      if (torrent !== undefined && holdsPath(torrent.state)) return { kind: 'torrent', torrent };
      return own === 'file' ? { kind: 'empty file', path: place.path } : undefined;
    }
    case 'readme': {
      const readme = await catalogue.findReadme(place.collection, viewer);
      return readme === undefined ? undefined : { kind: 'readme', readme };
    }
    case 'collection': {
      const { collection } = place;
      if (collection === '' || (await catalogue.findCollection(collection, viewer)) !== undefined) {
        const revision = await catalogue.findRevision(collection, viewer);
        return { kind: 'collection', collection, at: revision?.changedAt };
      }
      return own === 'folder' ? { kind: 'folder', collection } : undefined;
    }
  }
}

/** Rejects with not_found where the viewer sees nothing, also for a name that nothing can have. */
export async function getResource(parts: ResourceParts, path: string, viewer: Actor): Promise<Resource> {
  const place = placeOrNone(path);
  const found = place && (await findResource(parts, place, viewer));
  if (found !== undefined) return found;
  throw new AppError('not_found', `Cannot find anything at /${path.slice(0, 200)}`);
}

function placeOrNone(path: string): Place | undefined {
  try {
    return toPlace(path);
  } catch {
    return undefined;
  }
}

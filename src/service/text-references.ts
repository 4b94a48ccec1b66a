import type { Picture } from '../catalogue/picture.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { isDotName } from '../lib/dot-name.ts';
import { encodePath, type Addresses } from './addresses.ts';

/** A picture as a page shows it. */
export interface ShownPicture extends Pick<Picture, 'width' | 'height'> {
  readonly address: string;
}

/** What the names in a text lead to. */
export interface TextReferences {
  readonly picture: (name: string) => ShownPicture | undefined;
  /** The address of a path relative to the text, such as `other.torrent` or `below/`; undefined for none. */
  readonly link?: ((path: string) => string | undefined) | undefined;
}

/** For a text without pictures. */
export const NO_REFERENCES: TextReferences = { picture: () => undefined };

const PATH_LENGTH_MAX = 1000;
const SEGMENT = /^[\w.~!$&'()*+,;=@%-]+$/;
const PICTURE = /\.(?:png|jpe?g|webp|avif|gif)$/i;
/** What a collection has beside its list, and what is in it. */
const LEADS = /(?:\/|\.torrent|\/README\.md|\/SHA256SUMS)$/;

/**
 * The path in a text's address that is relative to the text, decoded: of a picture, a torrent, a collection or one of the
 * files that a collection has. Undefined for any other address, which stays text, so that a line such as `[1]: note` does.
 */
export function relativePath(address: string): string | undefined {
  if (address.length > PATH_LENGTH_MAX) return undefined;
  const path = address.startsWith('./') ? address.slice(2) : address;
  if (!isPictureName(path) && !LEADS.test(`/${path}`)) return undefined;
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  const names = segments.map((segment) => (SEGMENT.test(segment) ? decoded(segment) : undefined));
  if (names.some((name) => name === undefined || isDotName(name))) return undefined;
  return names.join('/') + (path.endsWith('/') ? '/' : '');
}

/** Whether a name ends as pictures do. */
export function isPictureName(name: string): boolean {
  return PICTURE.test(name);
}

/** The name of a picture in a text: with or without the folder in which it is beside the text. */
export function pictureNameIn(address: string): string | undefined {
  return relativePath(address)?.replace(/^images\//, '');
}

/** What the description of a torrent refers to. */
export function referencesOf(
  torrent: Pick<Torrent, 'infohashV1' | 'infohashV2' | 'pictures'>,
  addresses: Addresses,
): TextReferences {
  return { picture: (name) => shown(name, torrent.pictures, addresses.picture(torrent, name)) };
}

/** What the README of a collection refers to: also torrents in it and below it. */
export function readmeReferences(
  collection: string,
  pictures: readonly Picture[],
  addresses: Addresses,
): TextReferences {
  return {
    picture: (name) => shown(name, pictures, addresses.readmePicture(collection, name)),
    link: (path) => addresses.collection(collection) + encodePath(path),
  };
}

function shown(name: string, pictures: readonly Picture[], address: string): ShownPicture | undefined {
  const picture = pictures.find((it) => it.name === name);
  return picture && { address, width: picture.width, height: picture.height };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

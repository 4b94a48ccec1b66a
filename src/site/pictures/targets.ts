import { checkMayChange, type Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Payer } from '../../catalogue/checker.ts';
import { toCollection, toTorrentPath } from '../../catalogue/names.ts';
import type { Picture } from '../../catalogue/picture.ts';
import type { PictureChange, PictureFile } from '../../catalogue/pictures.ts';
import { checkPreconditions, type Preconditions } from '../../catalogue/preconditions.ts';
import type { TorrentAddress } from '../../catalogue/store.ts';
import type { Base } from '../../http/context.ts';
import type { ResponseHeaders } from '../../http/respond.ts';
import type { ParsedInfohash } from '../../metainfo/infohash.ts';
import { createAddresses, type Addresses } from '../../service/addresses.ts';
import type { Visitor } from '../../service/visitor.ts';
import { toInfohashes } from '../torrent/canonical.ts';
import { cachingFor, torrentHeaders } from '../layout/page-response.ts';

const CACHE_CONTROL = 'public, max-age=300';

/** What the address of a picture names. */
export interface TextParams {
  readonly infohash?: ParsedInfohash;
  readonly collection?: string;
  /** The file name without `.torrent`. */
  readonly file?: string;
}

/** The text that pictures belong to, as the pages about them need it. */
export interface PicturedText {
  /** What it is the text of, for people. */
  readonly title: string;
  readonly pictures: readonly Picture[];
  /** Where its pictures are added, where it is edited, and where one of them is. */
  readonly form: string;
  readonly editor: string;
  readonly picture: (name: string) => string;
}

/** The pictures that were added, and the version of the torrent that has them now. */
interface Added {
  readonly added: readonly Picture[];
  readonly version: string | undefined;
}

/** What has pictures: the description of a torrent, or the README of a collection. Its methods reject like the catalogue's. */
export interface PictureTarget {
  check(name: string, actor: Actor, conditions: Preconditions): Promise<void>;
  put(file: PictureFile, actor: Actor, conditions: Preconditions, payer: Payer): Promise<PictureChange>;
  /** `seen` is the version of the torrent that the reader has seen. */
  add(files: readonly PictureFile[], actor: Actor, payer: Payer, seen: string | undefined): Promise<Added>;
  remove(name: string, actor: Actor, conditions: Preconditions): Promise<unknown>;
  get(
    name: string,
    visitor: Visitor,
  ): Promise<{ readonly picture: Picture; readonly headers: ResponseHeaders }>;
  /** Where a picture is, as its sender asked for it. */
  addressOf(name: string, base: Base): string;
  /** Rejects with forbidden for an actor who may not change it. */
  describe(actor: Actor, addresses: Addresses): Promise<PicturedText>;
}

type PictureCatalogue = Pick<
  Catalogue,
  | 'get'
  | 'checkMayDraw'
  | 'putPicture'
  | 'addPictures'
  | 'removePicture'
  | 'getPicture'
  | 'putReadmePicture'
  | 'addReadmePictures'
  | 'removeReadmePicture'
  | 'getReadmePicture'
  | 'listReadmePictures'
  | 'checkMayDescribe'
>;

/** The torrent that an address names by its infohash or its path. */
export function torrentTarget(catalogue: PictureCatalogue, params: TextParams): PictureTarget {
  const address = addressIn(params);
  return {
    check: (...input) => catalogue.checkMayDraw(address, ...input),
    put: (...input) => catalogue.putPicture(address, ...input),
    add: (files, actor, payer, seen) => catalogue.addPictures(address, files, actor, payer, { seen }),
    remove: (...input) => catalogue.removePicture(address, ...input),
    async get(name, visitor) {
      const { picture, torrent } = await catalogue.getPicture(address, name, visitor.actor);
      return { picture, headers: torrentHeaders(torrent.state, visitor, CACHE_CONTROL) };
    },
    addressOf(name, base) {
      const addresses = createAddresses(base);
      if (params.infohash !== undefined) return addresses.picture(toInfohashes(params.infohash), name);
      const { collection = '', file } = params;
      const path = toTorrentPath(collection, `${file}.torrent`);
      return `${addresses.file(path)}/images/${encodeURIComponent(name)}`;
    },
    async describe(actor, addresses) {
      const torrent = await catalogue.get(address, actor);
      checkMayChange(actor, torrent);
      return {
        title: torrent.title ?? torrent.name,
        pictures: torrent.pictures,
        form: addresses.pictures(torrent),
        editor: addresses.edit(torrent),
        picture: (name) => addresses.picture(torrent, name),
      };
    },
  };
}

/** The README of the collection that an address names. */
export function readmeTarget(catalogue: PictureCatalogue, params: TextParams): PictureTarget {
  const collection = toCollection(params.collection ?? '');
  return {
    async check(name, actor, conditions) {
      catalogue.checkMayDescribe(collection, actor);
      const pictures = await catalogue.listReadmePictures(collection, actor);
      const tags = pictures.filter((picture) => picture.name === name).map(({ sha256 }) => sha256);
      checkPreconditions(conditions, tags);
    },
    put: (...input) => catalogue.putReadmePicture(collection, ...input),
    async add(files, actor, payer) {
      return {
        added: await catalogue.addReadmePictures(collection, files, actor, payer),
        version: undefined,
      };
    },
    remove: (...input) => catalogue.removeReadmePicture(collection, ...input),
    async get(name, visitor) {
      const picture = await catalogue.getReadmePicture(collection, name, visitor.actor);
      return { picture, headers: { 'cache-control': cachingFor(visitor) } };
    },
    addressOf: (name, base) => createAddresses(base).readmePicture(collection, name),
    async describe(actor, addresses) {
      catalogue.checkMayDescribe(collection, actor);
      return {
        title: `${collection}/README.md`,
        pictures: await catalogue.listReadmePictures(collection, actor),
        form: addresses.readmePictures(collection),
        editor: addresses.readmeEdit(collection),
        picture: (name) => addresses.readmePicture(collection, name),
      };
    },
  };
}

function addressIn({ infohash, collection = '', file }: TextParams): TorrentAddress {
  if (infohash !== undefined) return infohash;
  return { path: toTorrentPath(collection, `${file}.torrent`) };
}

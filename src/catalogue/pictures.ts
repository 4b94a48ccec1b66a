import type { Actor } from './actor.ts';
import type { Viewer } from './areas.ts';
import type { Payer } from './checker.ts';
import { checkMayEdit } from './edit.ts';
import type { PictureEncoder } from './picture-encoder.ts';
import {
  checkPicture,
  noPicture,
  pictureOf,
  PICTURES_MAX,
  pictureNameFor,
  toPictureName,
  tooManyPictures,
  type NewPicture,
  type Picture,
  type ReadmePicture,
} from './picture.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import type { Readable } from './readable.ts';
import type { Readmes } from './readmes.ts';
import { isTaken } from './reserved.ts';
import type { CatalogueStore, TorrentAddress } from './store.ts';
import type { Torrent } from './torrent.ts';
import { validatorOf } from './validator.ts';

/** What became of a picture that was sent. */
export interface PictureChange {
  readonly outcome: 'created' | 'replaced' | 'unchanged';
  readonly picture: Picture;
}

/** A picture of a torrent, whose state says who may keep it. */
export interface TorrentPicture {
  readonly picture: Picture;
  readonly torrent: Torrent;
}

/** A file that is to become a picture. */
export interface PictureFile {
  /** The name that it was sent with. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The pictures of descriptions and READMEs. */
export interface Pictures {
  /** Throws what `putPicture` rejects with, without the bytes. To be asked before these are read. */
  checkMayDraw(
    address: TorrentAddress,
    name: string,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<void>;
  /**
   * Adds a picture to a torrent, or replaces the one with its name. Rejects with what `toPictureName` throws, with what
   * `PictureEncoder.encode` and `Catalogue.edit` reject with, with too_large for too many pictures, and with forbidden for a
   * full quota.
   */
  putPicture(
    address: TorrentAddress,
    file: PictureFile,
    actor: Actor,
    conditions?: Preconditions,
    payer?: Payer,
  ): Promise<PictureChange>;
  /**
   * Adds pictures to a torrent, none in the place of another: one whose name is taken gets a number. What a name cannot have
   * is replaced. Resolves with the version of the torrent that has them, by `validatorOf`. Rejects like `putPicture`, and
   * then adds none.
   */
  addPictures(
    address: TorrentAddress,
    files: readonly PictureFile[],
    actor: Actor,
    payer: Payer,
    conditions?: Preconditions,
  ): Promise<{ readonly added: readonly Picture[]; readonly version: string }>;
  /** Removes a picture from a torrent. Rejects with not_found when it has none, and otherwise like `Catalogue.edit`. */
  removePicture(
    address: TorrentAddress,
    name: string,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<Torrent>;
  /** Rejects like `Catalogue.get`, and with not_found when the torrent has no such picture. */
  getPicture(address: TorrentAddress, name: string, viewer: Actor): Promise<TorrentPicture>;
  /** Like `putPicture`, for the README of a collection. Rejects with what `checkMayDescribe` throws, too. */
  putReadmePicture(
    collection: string,
    file: PictureFile,
    actor: Actor,
    conditions?: Preconditions,
    payer?: Payer,
  ): Promise<PictureChange>;
  addReadmePictures(
    collection: string,
    files: readonly PictureFile[],
    actor: Actor,
    payer: Payer,
  ): Promise<readonly Picture[]>;
  removeReadmePicture(
    collection: string,
    name: string,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<Picture>;
  getReadmePicture(collection: string, name: string, viewer: Viewer): Promise<Picture>;
  listReadmePictures(collection: string, viewer: Viewer): Promise<readonly ReadmePicture[]>;
  /**
   * Makes pictures of the files that an upload brings along, named as by `addPictures`. Rejects like `putPicture`, and then
   * makes none.
   */
  preparePictures(files: readonly PictureFile[], payer: Payer): Promise<readonly NewPicture[]>;
  /** The bytes of a picture. */
  getPictureBytes(picture: Picture): Promise<Uint8Array>;
}

export interface PicturesParts {
  readonly store: Pick<
    CatalogueStore,
    'edit' | 'putReadmePicture' | 'removeReadmePicture' | 'listReadmePictures'
  >;
  readonly readable: Pick<Readable, 'collectionFor'>;
  readonly encoder: PictureEncoder;
  readonly now: () => Date;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
  readonly get: (address: TorrentAddress, viewer: Actor) => Promise<Torrent>;
  readonly getBytes: (picture: Picture) => Promise<Uint8Array>;
  readonly checkMayDescribe: Readmes['checkMayDescribe'];
}

const BLANK_NAME = 'picture.png';
const BLANK = { sha256: '', type: '', width: 0, height: 0, bytes: 0, content: new Uint8Array() };

export function createPictures(parts: PicturesParts): Pictures {
  const { store, readable, encoder, now, folders, get, getBytes, checkMayDescribe } = parts;
  const encode = async (name: string, bytes: Uint8Array, payer?: Payer): Promise<NewPicture> => ({
    name,
    ...(await encoder.encode(bytes, payer)),
  });
  /**
   * One after the other, under names that neither the others nor `current` have. Nothing is encoded if one is not a
   * picture.
   */
  const encodeNew = async (
    files: readonly PictureFile[],
    current: readonly Picture[],
    payer: Payer,
  ): Promise<readonly NewPicture[]> => {
    const names = new Set(current.map(({ name }) => name));
    const named = files.map(({ fileName, bytes }) => {
      checkPicture(bytes);
      const name = freeName(pictureNameFor(fileName), names);
      names.add(name);
      return { name, bytes };
    });
    if (named.length > PICTURES_MAX) throw tooManyPictures(named.length);
    const pictures: NewPicture[] = [];
    for (const { name, bytes } of named) pictures.push(await encode(name, bytes, payer));
    return pictures;
  };
  /** The torrent to change, with conditions that fail when it is no longer the version that was checked. */
  const toChange = async (
    address: TorrentAddress,
    name: string,
    actor: Actor,
    conditions: Preconditions,
  ): Promise<{ torrent: Torrent; current: Picture | undefined; unchanged: Preconditions }> => {
    const torrent = await get(address, actor);
    checkMayEdit(actor, torrent, { addPictures: [{ name, ...BLANK }] });
    const current = torrent.pictures.find((picture) => picture.name === name);
    checkPreconditions(conditions, current === undefined ? [] : [current.sha256]);
    const isConditional = conditions.ifMatch !== undefined || conditions.ifNoneMatch !== undefined;
    return { torrent, current, unchanged: isConditional ? { seen: validatorOf(torrent, undefined) } : {} };
  };
  const listReadmePictures = async (collection: string, viewer: Viewer): Promise<readonly ReadmePicture[]> =>
    isTaken(collection, folders)
      ? []
      : store.listReadmePictures(await readable.collectionFor(collection, viewer));

  return {
    async checkMayDraw(address, name, actor, conditions = {}) {
      await toChange(address, name, actor, conditions);
      toPictureName(name);
    },
    async putPicture(address, { fileName, bytes }, actor, conditions = {}, payer) {
      const name = toPictureName(fileName);
      const { current, unchanged } = await toChange(address, name, actor, conditions);
      const picture = await encode(name, bytes, payer);
      await store.edit(address, { addPictures: [picture] }, actor, unchanged, now());
      return { outcome: outcomeOf(current, picture), picture };
    },
    async addPictures(address, files, actor, payer, conditions = {}) {
      const { torrent } = await toChange(address, BLANK_NAME, actor, {});
      const pictures = await encodeNew(files, torrent.pictures, payer);
      const edited = await store.edit(address, { addPictures: pictures }, actor, conditions, now());
      return { added: pictures.map(pictureOf), version: validatorOf(edited, undefined) };
    },
    async removePicture(address, name, actor, conditions = {}) {
      const { current, unchanged } = await toChange(address, name, actor, conditions);
      if (current === undefined) throw noPicture(name);
      return store.edit(address, { removePictures: [name] }, actor, unchanged, now());
    },
    async getPicture(address, name, viewer) {
      const torrent = await get(address, viewer);
      const picture = torrent.pictures.find((it) => it.name === name);
      if (picture === undefined) throw noPicture(name);
      return { picture, torrent };
    },
    async putReadmePicture(collection, { fileName, bytes }, actor, conditions = {}, payer) {
      const name = toPictureName(fileName);
      checkMayDescribe(collection, actor);
      const current = (await listReadmePictures(collection, actor)).find((picture) => picture.name === name);
      const picture = await encode(name, bytes, payer);
      await store.putReadmePicture(collection, picture, actor, conditions, now());
      return { outcome: outcomeOf(current, picture), picture };
    },
    async addReadmePictures(collection, files, actor, payer) {
      checkMayDescribe(collection, actor);
      const pictures = await encodeNew(files, await listReadmePictures(collection, actor), payer);
      for (const picture of pictures) await store.putReadmePicture(collection, picture, actor, {}, now());
      return pictures.map(pictureOf);
    },
    async removeReadmePicture(collection, name, actor, conditions = {}) {
      checkMayDescribe(collection, actor);
      return store.removeReadmePicture(collection, name, actor, conditions, now());
    },
    async getReadmePicture(collection, name, viewer) {
      const picture = (await listReadmePictures(collection, viewer)).find((it) => it.name === name);
      if (picture === undefined) throw noPicture(name);
      return picture;
    },
    listReadmePictures,
    async preparePictures(files, payer) {
      return encodeNew(files, [], payer);
    },
    getPictureBytes: getBytes,
  };
}

/** The name, with a number where it is taken: `shot.png`, `shot-2.png`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.');
  let number = 2;
  const numbered = (): string => `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  while (taken.has(numbered())) number++;
  return toPictureName(numbered());
}

function outcomeOf(current: Picture | undefined, { sha256 }: Picture): PictureChange['outcome'] {
  if (current === undefined) return 'created';
  return current.sha256 === sha256 ? 'unchanged' : 'replaced';
}

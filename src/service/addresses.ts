import { isReservedFile, isTaken } from '../catalogue/reserved.ts';
import { formatPath, holdsPath, type Torrent, type TorrentPath } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import type { Infohash } from '../metainfo/infohash.ts';

/** What a permalink is made of: at least one of the two is there. */
export type Infohashes = Pick<Torrent, 'infohashV1' | 'infohashV2'>;

/** The one of a torrent's infohashes that its permalink is made of: v1 where there is one. */
function canonicalInfohash(torrent: Infohashes): Infohash {
  const infohash = torrent.infohashV1 ?? torrent.infohashV2;
  if (infohash === undefined) throw new Error('Cannot address a torrent without an infohash');
  return infohash;
}

/**
 * All addresses of the service, as absolute URLs of `base`; for links within a page take those of `within(base)`.
 */
export interface Addresses {
  readonly start: string;
  /** Where a browser creates a torrent of files. */
  readonly create: string;
  readonly upload: string;
  /** Where files are checked without storing. */
  readonly check: string;
  readonly login: string;
  /** Where a sign-in at a provider elsewhere begins, and where it returns to. */
  readonly loginProvider: string;
  readonly loginReturn: string;
  readonly logout: string;
  /** The account of the visitor who is signed in: all of it, what they have published, and where keys are made. */
  readonly account: string;
  readonly accountTorrents: string;
  readonly accountFeedKeys: string;
  readonly accountPasskeys: string;
  readonly accountFigures: string;
  readonly accountFiguresFile: string;
  readonly admin: string;
  /** Where the language of the pages is chosen. */
  readonly language: string;
  /** Where a session of the visitor ends, and where keys do. */
  endSession(id: number): string;
  revokeFeedKey(id: number): string;
  revokePasskey(id: number): string;
  search(query: string): string;
  /** The lists of what has that category or tag. */
  category(category: string): string;
  tag(tag: string): string;
  /** Ends in a slash. `''` is the start page. One whose path a served folder has is found by a search. */
  collection(path: string): string;
  readme(path: string): string;
  /** The form for the README of a collection. */
  readmeEdit(path: string): string;
  /** The form for what is set for a collection. */
  settings(path: string): string;
  /** The form for where a collection is moved to. */
  moveCollection(path: string): string;
  /** Where the bytes are, by path; undefined when a served folder or an address of every collection has that path. */
  file(path: TorrentPath): string | undefined;
  /** What the permalinks of all torrents begin with. */
  readonly torrents: string;
  page(torrent: Infohashes): string;
  /** Where the bytes are, by infohash. */
  permalink(torrent: Infohashes): string;
  magnet(torrent: Infohashes): string;
  /** The whole list of its files. */
  files(torrent: Infohashes): string;
  /** What is known of it as JSON, a small picture of it for pages elsewhere, and how to cite it. */
  json(torrent: Infohashes): string;
  badge(torrent: Infohashes): string;
  citation(torrent: Infohashes): string;
  /** The page of a publisher, and where one writes its own. */
  publisher(slug: string): string;
  readonly accountPublisher: string;
  /** The pictures of its description: the form for them, and one of them. */
  pictures(torrent: Infohashes): string;
  picture(torrent: Infohashes, name: string): string;
  /** The same for the README of a collection. */
  readmePictures(path: string): string;
  readmePicture(path: string, name: string): string;
  /** Forms about a torrent: to change what is written of it, to replace it, to tell a moderator, to remove it and to undo that. */
  edit(torrent: Infohashes): string;
  replace(torrent: Infohashes): string;
  report(torrent: Infohashes): string;
  /** Where a report has led. */
  thanks(torrent: Infohashes): string;
  delete(torrent: Infohashes): string;
  restore(torrent: Infohashes): string;
  /** What the addresses of the API begin with, without a slash at the end. */
  readonly api: string;
  /** The description of the API for programs, and the page about it for people. */
  readonly apiDescription: string;
  readonly apiReference: string;
  /** Where torrent clients announce themselves, where there is a tracker. */
  readonly announce: string;
  /** How browsers search here. */
  readonly openSearch: string;
  /** How browsers install the site. */
  readonly manifest: string;
  /** Where security problems are reported. */
  readonly securityTxt: string;
  /** The list of all pages for search engines, or its part that begins after an id. */
  sitemap(from?: number): string;
  /** The guide for users. */
  readonly guide: string;
  /** Where a problem of that code is explained. */
  problem(code: string): string;
  /** Where a rule of the check is explained; without an id all rules. */
  rule(id?: string): string;
  /** A name as `Assets.address` gives it. */
  asset(address: string): string;
}

export function createAddresses({ origin, prefix, folders = [] }: Base): Addresses {
  const root = `${origin}${prefix}/`;
  const within = (path: string): string => (path === '' ? root : `${root}${encodePath(path)}/`);
  const collection = (path: string): string =>
    isTaken(path, folders) ? `${root}?collection=${encodeURIComponent(path)}` : within(path);
  const torrent = (it: Infohashes): string => `${root}torrents/${canonicalInfohash(it)}`;
  return {
    start: root,
    create: `${root}create`,
    upload: `${root}upload`,
    check: `${root}upload/check`,
    login: `${root}login`,
    loginProvider: `${root}login/oidc`,
    loginReturn: `${root}login/oidc/callback`,
    logout: `${root}logout`,
    account: `${root}account`,
    accountTorrents: `${root}account/torrents`,
    accountFeedKeys: `${root}account/feed-keys`,
    accountPasskeys: `${root}account/passkeys`,
    accountFigures: `${root}account/figures`,
    accountFiguresFile: `${root}account/figures.csv`,
    admin: `${root}admin`,
    language: `${root}language`,
    endSession: (id) => `${root}account/sessions/${id}/end`,
    revokeFeedKey: (id) => `${root}account/feed-keys/${id}/revoke`,
    revokePasskey: (id) => `${root}account/passkeys/${id}/revoke`,
    torrents: `${root}torrents/`,
    search: (query) => `${root}?q=${encodeURIComponent(query)}`,
    category: (category) => `${root}?category=${encodeURIComponent(category)}`,
    tag: (tag) => `${root}?tag=${encodeURIComponent(tag)}`,
    collection,
    readme: (path) => `${within(path)}README.md`,
    readmeEdit: (path) => `${within(path)}README.md/edit`,
    settings: (path) => `${root}admin/collections/${encodePath(path)}`,
    moveCollection: (path) => `${root}admin/move/${encodePath(path)}`,
    file: (path) =>
      isTaken(formatPath(path), folders) || isReservedFile(path.fileName)
        ? undefined
        : `${within(path.collection)}${encodeURIComponent(path.fileName)}`,
    page: torrent,
    permalink: (it) => `${torrent(it)}.torrent`,
    magnet: (it) => `${torrent(it)}/magnet`,
    files: (it) => `${torrent(it)}/files`,
    json: (it) => `${root}api/v1/torrents/${canonicalInfohash(it)}`,
    badge: (it) => `${torrent(it)}/badge.svg`,
    citation: (it) => `${torrent(it)}/cite.bib`,
    publisher: (slug) => `${root}torrents/by/${encodeURIComponent(slug)}`,
    accountPublisher: `${root}account/publisher`,
    pictures: (it) => `${torrent(it)}/images`,
    picture: (it, name) => `${torrent(it)}/images/${encodeURIComponent(name)}`,
    readmePictures: (path) => `${within(path)}README.md/images`,
    readmePicture: (path, name) => `${within(path)}README.md/images/${encodeURIComponent(name)}`,
    edit: (it) => `${torrent(it)}/edit`,
    replace: (it) => `${torrent(it)}/replace`,
    report: (it) => `${torrent(it)}/report`,
    thanks: (it) => `${torrent(it)}/report/thanks`,
    delete: (it) => `${torrent(it)}/delete`,
    restore: (it) => `${torrent(it)}/restore`,
    api: `${root}api/v1`,
    apiDescription: `${root}api/v1/openapi.json`,
    apiReference: `${root}docs/api`,
    announce: `${root}announce`,
    openSearch: `${root}opensearch.xml`,
    manifest: `${root}manifest.webmanifest`,
    securityTxt: `${root}.well-known/security.txt`,
    sitemap: (from) => `${root}sitemap.xml${from === undefined ? '' : `?from=${from}`}`,
    guide: `${root}docs`,
    problem: (code) => `${root}docs/problems/${code}`,
    rule: (id) => (id === undefined ? `${root}docs/rules` : `${root}docs/rules/${encodeURIComponent(id)}`),
    asset: (address) => `${root}assets/${address}`,
  };
}

/** A path for an address, with what is special in one escaped. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The same base without its origin, for links that stay right behind whatever name a reader came by. */
export function within(base: Base): Base {
  return { ...base, origin: '' };
}

/** Where a visitor with a delete key may delete the anonymous upload that it was given for. */
export function deletion(addresses: Addresses, torrent: Infohashes, deleteKey: string): string {
  return `${addresses.delete(torrent)}?key=${deleteKey}`;
}

/** Where a visitor with that key sees what became of the upload, also while a moderator has not approved it. */
export function uploadStatus(addresses: Addresses, torrent: Infohashes, deleteKey: string): string {
  return `${addresses.page(torrent)}?key=${deleteKey}`;
}

/** Where a torrent's bytes are served: under its path while it is found there, else under its infohash. */
export function download(addresses: Addresses, torrent: Torrent): string {
  return (holdsPath(torrent.state) ? addresses.file(torrent) : undefined) ?? addresses.permalink(torrent);
}

/** An address without a query, with the feed key that opens it, if there is one. */
export function withKey(address: string, key: string | undefined): string {
  return key === undefined ? address : `${address}?key=${encodeURIComponent(key)}`;
}

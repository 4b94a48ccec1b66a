import { encodeHex } from './hex.ts';
import { quoteText } from './key-path.ts';
import type { Metainfo } from './metainfo.ts';
import { findDisplayText, findKind, readDisplayText, type Reading } from './reading.ts';
import { readSignatures } from './signatures.ts';
import { reportEmptyTwin } from './twins.ts';

type Notes = Pick<
  Metainfo,
  | 'comment'
  | 'createdBy'
  | 'source'
  | 'createdAt'
  | 'encoding'
  | 'similar'
  | 'collections'
  | 'updateUrl'
  | 'publisher'
  | 'publisherUrl'
  | 'ssl'
  | 'signatures'
>;

/** Reads what a torrent says about itself: comment, creator, date and so on. */
export function readNotes(reading: Reading, root: number, info: number): Notes {
  return {
    comment: readPreferred(reading, root, 'comment'),
    createdBy: readPreferred(reading, root, 'created by'),
    publisher: readPublisher(reading, root, info, 'publisher'),
    publisherUrl: readPublisher(reading, root, info, 'publisher-url'),
    source: findDisplayText(reading, info, 'source', 'info'),
    createdAt: readDate(reading, root),
    encoding: findDisplayText(reading, root, 'encoding'),
    similar: [...readSimilar(reading, info, 'info'), ...readSimilar(reading, root, '')],
    collections: [...readCollections(reading, info, 'info'), ...readCollections(reading, root, '')],
    updateUrl: readUpdateUrl(reading, root, info),
    ssl: findKind(reading, info, 'ssl-cert', 'string', 'info') >= 0,
    signatures: readSignatures(reading, root),
  };
}

/**
 * The text under `key.utf-8`, which old programs wrote next to one in a local encoding, else the text under `key`. A
 * blank text counts only when there is no other.
 */
function readPreferred(reading: Reading, dictionary: number, key: string, parent = ''): string | undefined {
  const twinKey = `${key}.utf-8`;
  const twin = findDisplayText(reading, dictionary, twinKey, parent);
  if (twin !== undefined && twin.trim() !== '') return twin;
  const plain = findDisplayText(reading, dictionary, key, parent);
  if (twin !== undefined && plain !== undefined && plain.trim() !== '') {
    reportEmptyTwin(reading, reading.document.find(dictionary, twinKey), joinPath(parent, key));
  }
  return plain ?? twin;
}

/** The value in info counts before the one next to it, as the infohash covers it, unless it is empty. */
function readPublisher(reading: Reading, root: number, info: number, key: string): string | undefined {
  return readPreferred(reading, info, key, 'info') || readPreferred(reading, root, key);
}

/** The largest number of seconds that a Date can have. */
const secondsMax = 8_640_000_000_000;

function readDate(reading: Reading, root: number): Date | undefined {
  const { document, findings } = reading;
  const entry = findKind(reading, root, 'creation date', 'integer');
  if (entry < 0) return undefined;
  const seconds = document.integerOf(entry);
  if (seconds >= 0 && seconds <= secondsMax) return new Date(seconds * 1000);
  findings.add('value.out-of-range', () => ({
    path: 'creation date',
    offset: document.startOf(entry),
    message: `creation date is ${document.bigintOf(entry)}, expected seconds since 1970`,
  }));
  return undefined;
}

function joinPath(parent: string, key: string): string {
  return parent === '' ? key : `${parent}.${key}`;
}

/** Infohashes of torrents that likely share files, as hex (BEP 38). */
function readSimilar(reading: Reading, dictionary: number, parent: string): string[] {
  const { document, findings } = reading;
  const hashes: string[] = [];
  forEachItem(reading, dictionary, 'similar', parent, (entry, path) => {
    const content = document.contentOf(entry);
    if (content.length === 20 || content.length === 32) {
      hashes.push(encodeHex(content));
      return;
    }
    findings.add('similar.malformed', () => ({
      path,
      offset: document.startOf(entry),
      message: `${path} has length ${content.length}, expected 20 or 32 bytes`,
    }));
  });
  return hashes;
}

function readCollections(reading: Reading, dictionary: number, parent: string): string[] {
  const names: string[] = [];
  forEachItem(reading, dictionary, 'collections', parent, (entry, path) => {
    names.push(readDisplayText(reading, entry, path));
  });
  return names;
}

/** Calls `use` for each string of a list. Reports a value that is not a list, and items that are not strings. */
function forEachItem(
  reading: Reading,
  dictionary: number,
  key: string,
  parent: string,
  use: (entry: number, path: string) => void,
): void {
  const { document, findings } = reading;
  const list = findKind(reading, dictionary, key, 'list', parent);
  if (list < 0) return;
  const close = document.closeOf(list);
  let index = 0;
  for (let entry = list + 1; entry < close; entry = document.nextOf(entry)) {
    const path = `${joinPath(parent, key)}[${index++}]`;
    if (document.isString(entry)) use(entry, path);
    else {
      const offset = document.startOf(entry);
      findings.add('similar.malformed', () => ({ path, offset, message: `${path} is not a string` }));
    }
  }
}

/** `update-url`, which BEP 39 puts into info and some programs next to it. */
function readUpdateUrl(reading: Reading, root: number, info: number): string | undefined {
  const { document, findings } = reading;
  const isInside = document.find(info, 'update-url') >= 0;
  const parent = isInside ? 'info' : '';
  const url = findDisplayText(reading, isInside ? info : root, 'update-url', parent);
  if (url === undefined || /^https?:\/\/[^\s/?#]\S*$/i.test(url)) return url;
  const path = joinPath(parent, 'update-url');
  findings.add('update-url.not-url', () => ({
    path,
    offset: document.startOf(document.find(isInside ? info : root, 'update-url')),
    message: `${path} is ${quoteText(url)}, expected an http or https address`,
  }));
  return url;
}

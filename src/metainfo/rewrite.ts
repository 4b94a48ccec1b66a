import { compareBytes, encodeUtf8 } from '../bencode/bytes.ts';
import type { BencodeDocument } from '../bencode/document.ts';
import { readBencode } from '../bencode/read.ts';
import { BencodeWriter, listKeysCanonically } from '../bencode/write.ts';
import { AppError } from '../errors.ts';
import type { MetainfoLimits } from './limits.ts';
import { defaultMetainfoLimits } from './limits.ts';

/**
 * Changes to make in a torrent at its download. A member that is left out changes nothing; an empty text or list
 * removes the key.
 */
export interface MetainfoChanges {
  /**
   * Tiers of announce addresses. `announce` becomes the first address; `announce-list` has all when there are several.
   */
  readonly trackers?: readonly (readonly string[])[];
  /** `url-list` (BEP 19). */
  readonly webSeeds?: readonly string[];
  readonly comment?: string;
  readonly createdBy?: string;
}

/**
 * Returns a torrent with changed keys around the same content. The bytes of `info` are copied unchanged, so both
 * infohashes stay. Everything else is kept in canonical form: sorted keys, no duplicates, nothing after the end. Throws
 * a BencodeError, or an AppError `invalid`, for bytes that are not a torrent; checks nothing else.
 */
export function rewriteMetainfo(
  bytes: Uint8Array,
  changes: MetainfoChanges,
  limits: MetainfoLimits = defaultMetainfoLimits,
): Uint8Array<ArrayBuffer> {
  const document = readBencode(bytes, limits.bencode);
  const root = 0;
  if (document.kindOf(root) !== 'dictionary' || document.find(root, 'info') < 0) {
    throw new AppError('invalid', 'Cannot rewrite metainfo: the file is not a dictionary with info');
  }
  const writer = new BencodeWriter();
  const changed = listChanges(changes);
  const keys = listKeysCanonically(document, root);
  writer.openDictionary();
  for (let at = 0, next = 0; at < keys.length || next < changed.length;) {
    const key = keys[at];
    const change = changed[next];
    const order = compareKeys(document, key, change);
    if (order >= 0) {
      if (change?.write !== undefined) {
        writer.string(change.key);
        change.write(writer);
      }
      next++;
    }
    if (order <= 0) at++;
    if (order < 0) copyValue(writer, document, key as number);
  }
  writer.close();
  return writer.finish();
}

/** Copies a key with its value: `info` unchanged, everything else in canonical form. */
function copyValue(writer: BencodeWriter, document: BencodeDocument, key: number): void {
  const value = key + 1;
  writer.canonical(document, key);
  if (!document.equalsAscii(key, 'info')) writer.canonical(document, value);
  else writer.copy(document.bytes.subarray(document.startOf(value), document.endOf(value)));
}

/** Orders the next key of the file and the next change. When one of the two has ended, the other comes first. */
function compareKeys(document: BencodeDocument, key: number | undefined, change: Change | undefined): number {
  if (key === undefined) return 1;
  return change === undefined ? -1 : compareBytes(document.contentOf(key), change.key);
}

/** A key that changes: it is written with a new value, or left out when there is none. */
interface Change {
  readonly key: Uint8Array;
  readonly write: ((writer: BencodeWriter) => void) | undefined;
}

/** The changes sorted by key. When a text changes, its `.utf-8` twin is removed, because readers prefer that one. */
function listChanges({ trackers, webSeeds, comment, createdBy }: MetainfoChanges): Change[] {
  const changes: Change[] = [];
  const change = (key: string, isKept: boolean, write: (writer: BencodeWriter) => void) =>
    changes.push({ key: encodeUtf8(key), write: isKept ? write : undefined });
  const changeText = (key: string, text: string) => {
    change(key, text !== '', (writer) => writer.string(text));
    change(`${key}.utf-8`, false, () => undefined);
  };
  if (trackers !== undefined) {
    const tiers = trackers.filter((tier) => tier.length > 0);
    const all = tiers.flat();
    change('announce', all.length > 0, (writer) => writer.string(all[0] as string));
    change('announce-list', all.length > 1, (writer) => {
      writer.openList();
      for (const tier of tiers) writer.list(tier);
      writer.close();
    });
  }
  if (comment !== undefined) changeText('comment', comment);
  if (createdBy !== undefined) changeText('created by', createdBy);
  if (webSeeds !== undefined) change('url-list', webSeeds.length > 0, (writer) => writer.list(webSeeds));
  return changes;
}

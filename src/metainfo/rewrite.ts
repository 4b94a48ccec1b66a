import { compareBytes, encodeUtf8 } from '../bencode/bytes.ts';
import type { BencodeDocument } from '../bencode/document.ts';
import { readBencode } from '../bencode/read.ts';
import { BencodeWriter, listKeysCanonically } from '../bencode/write.ts';
import { AppError } from '../errors.ts';
import type { MetainfoLimits } from './limits.ts';
import { defaultMetainfoLimits } from './limits.ts';

/**
 * What is to be written into a torrent at its download. A key that is left out stays as it is in the file; an empty
 * text or list removes it.
 */
export interface MetainfoChanges {
  /** Tiers of announce addresses: `announce` becomes the first, `announce-list` all when there are several. */
  readonly trackers?: readonly (readonly string[])[];
  /** `url-list` (BEP 19). */
  readonly webSeeds?: readonly string[];
  readonly comment?: string;
  readonly createdBy?: string;
}

/**
 * A torrent with other notes around the same content. The bytes of `info` are copied untouched, so both infohashes
 * stay; everything else is kept as well, in canonical form: sorted keys, none twice, nothing behind the end. Throws
 * a BencodeError or AppError `invalid` for bytes that are no torrent; checks nothing beyond that.
 */
export function rewriteMetainfo(
  bytes: Uint8Array,
  changes: MetainfoChanges,
  limits: MetainfoLimits = defaultMetainfoLimits,
): Uint8Array<ArrayBuffer> {
  const document = readBencode(bytes, limits.bencode);
  const root = 0;
  if (document.kindOf(root) !== 'dictionary' || document.find(root, 'info') < 0) {
    throw new AppError('invalid', 'Cannot rewrite metainfo: the file is no dictionary with info');
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

/** Copies a key with its value: `info` as it stands, whatever it is, all else in canonical form. */
function copyValue(writer: BencodeWriter, document: BencodeDocument, key: number): void {
  const value = key + 1;
  writer.canonical(document, key);
  if (!document.equalsAscii(key, 'info')) writer.canonical(document, value);
  else writer.copy(document.bytes.subarray(document.startOf(value), document.endOf(value)));
}

/** Orders the next key of the file and the next change; where one has ended, the other comes first. */
function compareKeys(document: BencodeDocument, key: number | undefined, change: Change | undefined): number {
  if (key === undefined) return 1;
  return change === undefined ? -1 : compareBytes(document.contentOf(key), change.key);
}

/** One key that does not stay as it is: written anew, or left out when there is nothing to write. */
interface Change {
  readonly key: Uint8Array;
  readonly write: ((writer: BencodeWriter) => void) | undefined;
}

/** The changes sorted by key. Where a note changes, its `.utf-8` twin goes: readers prefer that one. */
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

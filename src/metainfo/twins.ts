import { decodeUtf8 } from '../bencode/bytes.ts';
import type { BencodeDocument } from '../bencode/document.ts';
import { quoteBytes } from './key-path.ts';
import type { Reading } from './reading.ts';

/** Reports an empty `key.utf-8` next to `key`, because clients read it in place of `key`. */
export function reportEmptyTwin({ document, findings }: Reading, twin: number, key: string): void {
  findings.add('text.empty-utf8', () => ({
    path: `${key}.utf-8`,
    offset: document.startOf(twin),
    message: `${key}.utf-8 is empty, but ${key} is not`,
  }));
}

/**
 * Whether the name at `entry` is in a local encoding, and the string at `twin` is the same name in UTF-8. `twin` is -1
 * where there is none. A name in a local encoding can be valid UTF-8 by accident: two bytes of a GBK letter can read as
 * a control character.
 */
export function isLegacySpelling(document: BencodeDocument, entry: number, twin: number): boolean {
  if (twin < 0) return false;
  const text = decodeUtf8(document.contentOf(twin));
  if (text === undefined || text === '') return false;
  const bytes = document.contentOf(entry);
  return decodeUtf8(bytes) === undefined || LOCAL_ENCODINGS.some((decoder) => decoder.decode(bytes) === text);
}

/** The encodings that programs in China, Taiwan, Japan and Korea wrote. */
const LOCAL_ENCODINGS = ['gb18030', 'big5', 'shift_jis', 'iso-2022-jp', 'euc-kr'].map(
  (label) => new TextDecoder(label),
);

/** A name as a message quotes it. One in a local encoding is quoted by its twin. */
export function quoteSpelling(document: BencodeDocument, entry: number, twin: number): string {
  return isLegacySpelling(document, entry, twin)
    ? `${quoteBytes(document.contentOf(twin))} in another encoding`
    : quoteBytes(document.contentOf(entry));
}

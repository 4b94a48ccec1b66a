import { decodeUtf8 } from '../bencode/bytes.ts';
import type { BencodeDocument } from '../bencode/document.ts';
import { quoteBytes } from './key-path.ts';
import type { Reading } from './reading.ts';

/** Reports an empty value beside the one of `key`, in whose place clients read it. */
export function reportEmptyTwin({ document, findings }: Reading, twin: number, key: string): void {
  findings.add('text.empty-utf8', () => ({
    path: `${key}.utf-8`,
    offset: document.startOf(twin),
    message: `${key}.utf-8 is empty, but ${key} is not`,
  }));
}

/**
 * Whether the name at `entry` is in a local encoding, and the string at `twin` is the same name in UTF-8. `twin` is -1
 * where there is none. A name that is UTF-8 can be so by accident: two bytes of a letter in GBK read as a control character.
 */
export function isLegacySpelling(document: BencodeDocument, entry: number, twin: number): boolean {
  if (twin < 0) return false;
  const text = decodeUtf8(document.contentOf(twin));
  if (text === undefined || text === '') return false;
  const bytes = document.contentOf(entry);
  return decodeUtf8(bytes) === undefined || LOCAL_ENCODINGS.some((decoder) => decoder.decode(bytes) === text);
}

/** Those in which a letter takes two bytes, as programs in China, Taiwan, Japan and Korea wrote them. */
const LOCAL_ENCODINGS = ['gb18030', 'big5', 'shift_jis', 'euc-kr'].map((label) => new TextDecoder(label));

/** A name as a message quotes it: one in a local encoding by its twin. */
export function quoteSpelling(document: BencodeDocument, entry: number, twin: number): string {
  return isLegacySpelling(document, entry, twin)
    ? `${quoteBytes(document.contentOf(twin))} in another encoding`
    : quoteBytes(document.contentOf(entry));
}

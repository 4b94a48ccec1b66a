import { decodeUtf8 } from '../bencode/bytes.ts';
import type { BencodeDocument } from '../bencode/document.ts';
import { encodeHex } from './hex.ts';

/** Bytes of a key that a path shows before it is cut off. */
const keyBytesShownMax = 120;
const textShownMax = 80;

/**
 * Appends one key of a dictionary to a key path: as it is when it is plain, quoted in brackets when it is other text,
 * in hex when it is not text.
 */
export function appendKey(path: string, key: Uint8Array): string {
  const text = key.length <= keyBytesShownMax ? decodeUtf8(key) : undefined;
  if (text === undefined) {
    const shown = encodeHex(key.subarray(0, 32));
    return `${path}[0x${shown}${key.length > 32 ? '…' : ''}]`;
  }
  if (/^[\w -]+(\.utf-8)?$/.test(text)) return path === '' ? text : `${path}.${text}`;
  return `${path}[${escapeText(text)}]`;
}

/** The key path that leads through `steps`, such as `info.files[3].path[0]`. */
export function formatKeyPath(steps: readonly (Uint8Array | number)[]): string {
  let path = '';
  for (const step of steps) path = typeof step === 'number' ? `${path}[${step}]` : appendKey(path, step);
  return path;
}

/** The key path from the root of the document to the value or key at `entry`. */
export function findKeyPath(document: BencodeDocument, entry: number): string {
  let path = '';
  let container = 0;
  for (;;) {
    const isDictionary = document.kindOf(container) === 'dictionary';
    let child = container + 1;
    let index = 0;
    for (; ; index++) {
      const value = isDictionary ? child + 1 : child;
      const next = document.nextOf(value);
      if (entry < next) break;
      child = next;
    }
    path = isDictionary ? appendKey(path, document.contentOf(child)) : `${path}[${index}]`;
    container = isDictionary ? child + 1 : child;
    if (entry <= container) return path;
  }
}

/** A number with its noun: `1 byte`, `2 bytes`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A text as a message quotes it: shortened, and with characters escaped that could disguise it. */
export function quoteText(text: string): string {
  return escapeText(text.length > textShownMax ? `${text.slice(0, textShownMax)}…` : text);
}

/** As `quoteText`, for bytes that may not be text. */
export function quoteBytes(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return quoteText(text);
  return `0x${encodeHex(bytes.subarray(0, 32))}${bytes.length > 32 ? '…' : ''}`;
}

/** Escapes as JSON does, and also what changes the writing direction or is invisible. */
function escapeText(text: string): string {
  return showInvisible(JSON.stringify(text.toWellFormed()));
}

/** The text with characters that change the writing direction or are invisible written as `\u{200b}`. */
export function showInvisible(text: string): string {
  // Except the space, and the variation selectors that choose between the text and the picture of an emoji.
  return text.replace(
    /(?! |\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu,
    (mark) => `\\u{${(mark.codePointAt(0) as number).toString(16)}}`,
  );
}

import type { BencodeDocument } from '../bencode/document.ts';
import { fileKeys, isKnownKey } from './known-keys.ts';

/** The letters of BEP 47's `attr` as bits. */
export const PAD = 1;
export const EXECUTABLE = 2;
export const HIDDEN = 4;
export const SYMLINK = 8;

/**
 * The values of one file's dictionary, found in a single walk over its keys, as entries of the document; -1 for a
 * missing one. One object is reused for all files, as a torrent may have a hundred thousand.
 */
export class FileFields {
  entry = -1;
  length = -1;
  path = -1;
  pathUtf8 = -1;
  attr = -1;
  symlinkPath = -1;
  piecesRoot = -1;
  sha1 = -1;
  /** The first key that is not known. */
  unknown = -1;

  /** Reads the dictionary at `entry`. Of duplicate keys the first counts. */
  read(document: BencodeDocument, entry: number): void {
    this.entry = entry;
    this.length = this.path = this.pathUtf8 = this.attr = -1;
    this.symlinkPath = this.piecesRoot = this.sha1 = this.unknown = -1;
    const close = document.closeOf(entry);
    for (let key = entry + 1; key < close; key = document.nextOf(key + 1)) this.#assign(document, key);
  }

  #assign(document: BencodeDocument, key: number): void {
    const value = key + 1;
    switch (document.contentEndOf(key) - document.contentStartOf(key)) {
      case 4:
        if (document.equalsAscii(key, 'path')) this.path = this.path < 0 ? value : this.path;
        else if (document.equalsAscii(key, 'attr')) this.attr = this.attr < 0 ? value : this.attr;
        else if (document.equalsAscii(key, 'sha1')) this.sha1 = this.sha1 < 0 ? value : this.sha1;
        else this.#other(document, key);
        return;
      case 6:
        if (document.equalsAscii(key, 'length')) this.length = this.length < 0 ? value : this.length;
        else this.#other(document, key);
        return;
      case 10:
        if (document.equalsAscii(key, 'path.utf-8'))
          this.pathUtf8 = this.pathUtf8 < 0 ? value : this.pathUtf8;
        else this.#other(document, key);
        return;
      case 11:
        if (document.equalsAscii(key, 'pieces root')) {
          this.piecesRoot = this.piecesRoot < 0 ? value : this.piecesRoot;
        } else this.#other(document, key);
        return;
      case 12:
        if (document.equalsAscii(key, 'symlink path')) {
          this.symlinkPath = this.symlinkPath < 0 ? value : this.symlinkPath;
        } else this.#other(document, key);
        return;
      default:
        this.#other(document, key);
    }
  }

  #other(document: BencodeDocument, key: number): void {
    if (this.unknown < 0 && !isKnownKey(document, key, fileKeys)) this.unknown = key;
  }
}

/** The attributes in `attr` as bits; 0 when it is missing or not a string (BEP 47). */
export function readAttributes(document: BencodeDocument, attr: number): number {
  if (attr < 0 || !document.isString(attr)) return 0;
  let bits = 0;
  const end = document.contentEndOf(attr);
  for (let at = document.contentStartOf(attr); at < end; at++)
    bits |= attributeBit(document.bytes[at] as number);
  return bits;
}

/** The bit of one letter of `attr`, 0 for a letter that is not known. */
export function attributeBit(letter: number): number {
  if (letter === 0x70) return PAD;
  if (letter === 0x78) return EXECUTABLE;
  if (letter === 0x68) return HIDDEN;
  return letter === 0x6c ? SYMLINK : 0;
}

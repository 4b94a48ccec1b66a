import type { FileCursor } from './file-cursor.ts';
import { attributeBit } from './file-fields.ts';
import { quoteBytes } from './key-path.ts';
import { describeKind, type Reading, reportKind } from './reading.ts';

/** Checks the length of the cursor's file and returns it in bytes; NaN when it was reported. */
export function checkLength(reading: Reading, cursor: FileCursor, path: () => string): number {
  const { document, findings, limits } = reading;
  const length = cursor.lengthBytes();
  if (length >= 0 && length <= limits.fileLengthBytesMax) return length;
  const entry = cursor.fields.length;
  findings.add('file.length-invalid', () => {
    const lengthPath = `${path()}.length`;
    if (entry < 0) {
      const offset = document.startOf(cursor.fields.entry);
      return {
        path: path(),
        offset,
        message: `${lengthPath} is missing, expected the size of the file in bytes`,
      };
    }
    const offset = document.startOf(entry);
    if (document.kindOf(entry) !== 'integer') {
      return {
        path: lengthPath,
        offset,
        message: `${lengthPath} is ${describeKind(document, entry)}, expected an integer`,
      };
    }
    const value = document.bigintOf(entry);
    const message = `${lengthPath} is ${value}, expected 0 to ${limits.fileLengthBytesMax}`;
    return { path: lengthPath, offset, message };
  });
  return Number.NaN;
}

/** Checks the attributes and the SHA-1 of a file (BEP 47). */
export function checkAttributes(reading: Reading, cursor: FileCursor, path: () => string): void {
  const { document, findings } = reading;
  const { attr, sha1 } = cursor.fields;
  if (attr >= 0) {
    if (!document.isString(attr)) reportKind(reading, attr, `${path()}.attr`, 'string');
    else if (document.contentOf(attr).some((letter) => attributeBit(letter) === 0)) {
      findings.add('file.attribute-unknown', () => ({
        path: `${path()}.attr`,
        offset: document.startOf(attr),
        message: `${path()}.attr is ${quoteBytes(document.contentOf(attr))}, expected the letters p, x, h and l`,
      }));
    }
  }
  if (sha1 < 0) return;
  // The Internet Archive writes this hash as 40 hex digits.
  const length = document.isString(sha1) ? document.contentEndOf(sha1) - document.contentStartOf(sha1) : -1;
  if (length === 20) return;
  findings.add('file.sha1-length', () => ({
    path: `${path()}.sha1`,
    offset: document.startOf(sha1),
    message: `${path()}.sha1 is ${length < 0 ? 'not a string' : `${length} bytes long`}, expected 20 bytes`,
  }));
}

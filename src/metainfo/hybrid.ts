import { type FileCursor, V1FileCursor, V2FileCursor } from './file-cursor.ts';
import { PAD } from './file-fields.ts';
import { quoteText } from './key-path.ts';
import { treePath } from './paths.ts';
import { decodeText, type Reading } from './reading.ts';

/**
 * Checks that both halves of a hybrid describe the same files in the same order, and that pad files align each v1 file
 * to a piece, as in v2 (BEP 52, "Upgrade path"). Both halves must have been checked separately before.
 */
export function checkHybrid(
  reading: Reading,
  info: number,
  list: number,
  tree: number,
  pieceLengthBytes: number,
): void {
  const v1 = new V1FileCursor(reading.document, info, list);
  const v2 = new V2FileCursor(reading.document, tree);
  /** Bytes that are missing to the next piece boundary, and the bytes of the pad files since then. */
  let missing = 0;
  let pads = 0;
  for (;;) {
    const hasV2 = v2.next();
    let hasV1 = v1.next();
    for (; hasV1 && (v1.attributes() & PAD) !== 0; hasV1 = v1.next()) {
      if (!fillsPiece(reading, v1, missing, ++pads)) return;
      missing -= v1.lengthBytes();
    }
    if (!hasV1 && !hasV2) return;
    if (!hasV1 || !hasV2 || !isSameFile(v1, v2)) {
      reportDifference(reading, hasV1 ? v1 : undefined, hasV2 ? v2 : undefined, info, tree);
      return;
    }
    const length = v1.lengthBytes();
    if (length > 0 && missing > 0) {
      reportPadding(
        reading,
        v1,
        `starts ${missing} bytes before a piece boundary, expected a pad file in front of it`,
      );
      return;
    }
    compareAttributes(reading, v1, v2);
    if (length > 0) {
      missing = (pieceLengthBytes - (length % pieceLengthBytes)) % pieceLengthBytes;
      pads = 0;
    }
  }
}

/**
 * Whether exactly one pad file fills what is missing. libtorrent refuses a hybrid that pads in another way, even by an
 * empty pad file.
 */
function fillsPiece(reading: Reading, v1: V1FileCursor, missing: number, pads: number): boolean {
  const length = v1.lengthBytes();
  if (length > 0 && length === missing && pads === 1) return true;
  const expected = missing === 0 ? 'none' : missing;
  reportPadding(reading, v1, `is a pad file of ${length} bytes, expected ${expected}`);
  return false;
}

function reportPadding({ document, findings }: Reading, v1: V1FileCursor, clause: string): void {
  findings.add('hybrid.padding', () => {
    const path = `info.files[${v1.index}]`;
    return { path, offset: document.startOf(v1.fields.entry), message: `${path} ${clause}` };
  });
}

function isSameFile(v1: FileCursor, v2: FileCursor): boolean {
  if (v1.depth !== v2.depth || v1.lengthBytes() !== v2.lengthBytes()) return false;
  const { bytes } = v1.document;
  for (let level = 0; level < v1.depth; level++) {
    const left = v1.names[level] as number;
    const right = v2.names[level] as number;
    const start = v1.document.contentStartOf(left);
    const from = v1.document.contentStartOf(right);
    const length = v1.document.contentEndOf(left) - start;
    if (v1.document.contentEndOf(right) - from !== length) return false;
    for (let at = 0; at < length; at++) if (bytes[start + at] !== bytes[from + at]) return false;
  }
  return true;
}

function reportDifference(
  { document, findings }: Reading,
  v1: V1FileCursor | undefined,
  v2: V2FileCursor | undefined,
  info: number,
  tree: number,
): void {
  findings.add('hybrid.files-differ', () => ({
    path: v1 === undefined ? treePath(v2 as V2FileCursor, (v2 as V2FileCursor).depth) : v1Path(v1, info),
    offset: document.startOf(v1 === undefined ? tree : v1.fields.entry),
    message: `v1 has ${describeFile(v1)} where v2 has ${describeFile(v2)}`,
  }));
}

function v1Path(v1: V1FileCursor, info: number): string {
  return v1.fields.entry === info ? 'info' : `info.files[${v1.index}]`;
}

function describeFile(cursor: FileCursor | undefined): string {
  if (cursor === undefined) return 'no file';
  const names = cursor.names.slice(0, cursor.depth).map((entry) => decodeText(cursor.document, entry));
  return `${quoteText(names.join('/'))} of ${cursor.lengthBytes()} bytes`;
}

function compareAttributes({ document, findings }: Reading, v1: V1FileCursor, v2: V2FileCursor): void {
  if (v1.attributes() === v2.attributes()) return;
  findings.add('hybrid.attributes-differ', () => ({
    path: treePath(v2, v2.depth),
    offset: document.startOf(v2.fields.entry),
    message: `${describeFile(v1)} has attr ${showAttr(v1)} in v1 and ${showAttr(v2)} in v2`,
  }));
}

function showAttr({ document, fields }: FileCursor): string {
  return fields.attr >= 0 && document.isString(fields.attr)
    ? quoteText(decodeText(document, fields.attr))
    : '""';
}

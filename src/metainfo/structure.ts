import { decodeUtf8, encodeUtf8 } from '../bencode/bytes.ts';
import type { BencodeDocument, BencodeKind } from '../bencode/document.ts';
import { BencodeError } from '../bencode/errors.ts';
import { readBencode } from '../bencode/read.ts';
import { encodeHex } from './hex.ts';
import { defaultMetainfoLimits, type MetainfoLimits } from './limits.ts';

/** A byte string to display: its beginning as text when it is text, else as hex. Text is hostile input. */
export interface StringPreview {
  readonly form: 'text' | 'hex';
  readonly shown: string;
  /** The length of the whole string. */
  readonly bytes: number;
  /** How many bytes at its end are not shown. */
  readonly foldedBytes: number;
}

/** One value in the structure of a file. */
export interface StructureNode {
  /** The key in a dictionary, the index in a list; undefined for the file as a whole. */
  readonly key: StringPreview | number | undefined;
  readonly kind: BencodeKind;
  /** Where the value starts, in bytes from the start of the file. */
  readonly offset: number;
  /** How many bytes of the file it takes, with its delimiters and lengths. */
  readonly sizeBytes: number;
  /** The beginning of a string; undefined for other values. */
  readonly string: StringPreview | undefined;
  /** All digits of an integer; undefined for other values. */
  readonly integer: bigint | undefined;
  /** Items of a list, keys of a dictionary; 0 for other values. */
  readonly childCount: number;
  /** The first of these; fewer than `childCount` when the bounds cut them off. */
  readonly children: readonly StructureNode[];
}

/** How much of a file's structure is listed. */
export interface StructureBounds {
  /** Values in total. */
  readonly nodesMax: number;
  /** Items of one list and keys of one dictionary. */
  readonly childrenMax: number;
  /** Characters of a string that is text; half as many bytes of one that is not. */
  readonly charactersMax: number;
}

export const defaultStructureBounds: StructureBounds = {
  nodesMax: 2000,
  childrenMax: 100,
  charactersMax: 120,
};

/**
 * The structure of a bencoded file as a tree, for a page that shows it; undefined for a file that cannot be read.
 * Values near the root are listed first, so that a list of a hundred thousand files does not hide what follows it.
 */
export function readStructure(
  bytes: Uint8Array,
  bounds: StructureBounds = defaultStructureBounds,
  limits: MetainfoLimits = defaultMetainfoLimits,
): StructureNode | undefined {
  try {
    return listStructure(readBencode(bytes, limits.bencode), bounds);
  } catch (error) {
    if (error instanceof BencodeError) return undefined;
    throw error;
  }
}

function listStructure(document: BencodeDocument, bounds: StructureBounds): StructureNode {
  const top = openNode(document, 0, undefined, bounds);
  const waiting = [top];
  let left = bounds.nodesMax - 1;
  for (const { node, entry } of waiting) {
    const isDictionary = node.kind === 'dictionary';
    const shown = Math.min(node.childCount, bounds.childrenMax, left);
    let at = entry + 1;
    for (let index = 0; index < shown; index++) {
      const value = isDictionary ? at + 1 : at;
      const key = isDictionary ? previewString(document, at, bounds) : index;
      const child = openNode(document, value, key, bounds);
      node.children.push(child.node);
      if (child.node.childCount > 0) waiting.push(child);
      at = document.nextOf(value);
    }
    left -= shown;
  }
  return top.node;
}

interface OpenNode {
  readonly node: StructureNode & { readonly children: StructureNode[] };
  readonly entry: number;
}

function openNode(
  document: BencodeDocument,
  entry: number,
  key: StructureNode['key'],
  bounds: StructureBounds,
): OpenNode {
  const kind = document.kindOf(entry);
  const node = {
    key,
    kind,
    offset: document.startOf(entry),
    sizeBytes: document.endOf(entry) - document.startOf(entry),
    string: kind === 'string' ? previewString(document, entry, bounds) : undefined,
    integer: kind === 'integer' ? document.bigintOf(entry) : undefined,
    childCount: countChildren(document, entry, kind),
    children: [],
  };
  return { node, entry };
}

function countChildren(document: BencodeDocument, entry: number, kind: BencodeKind): number {
  if (kind !== 'list' && kind !== 'dictionary') return 0;
  const close = document.closeOf(entry);
  let count = 0;
  for (let at = entry + 1; at < close; count++) at = document.nextOf(kind === 'list' ? at : at + 1);
  return count;
}

function previewString(
  document: BencodeDocument,
  entry: number,
  { charactersMax }: StructureBounds,
): StringPreview {
  const content = document.contentOf(entry);
  const text = decodeBeginning(content, charactersMax);
  if (text !== undefined) {
    const foldedBytes = content.length - encodeUtf8(text).length;
    return { form: 'text', shown: text, bytes: content.length, foldedBytes };
  }
  const shown = content.subarray(0, charactersMax / 2);
  const foldedBytes = content.length - shown.length;
  return { form: 'hex', shown: encodeHex(shown), bytes: content.length, foldedBytes };
}

/** The first characters of a string; undefined when they are not text. */
function decodeBeginning(content: Uint8Array, charactersMax: number): string | undefined {
  // A character takes at most four bytes.
  let end = Math.min(content.length, charactersMax * 4);
  while (end < content.length && end > 0 && ((content[end] as number) & 0xc0) === 0x80) end--;
  const text = decodeUtf8(content.subarray(0, end));
  if (text === undefined || binaryPattern.test(text)) return undefined;
  return text.length <= charactersMax ? text : [...text].slice(0, charactersMax).join('');
}

/** Control characters, except tabs and line breaks: text does not have them. */
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const binaryPattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

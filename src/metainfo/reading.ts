import { decodeUtf8, decodeUtf8Lossy } from '../bencode/bytes.ts';
import type { BencodeDocument, BencodeKind } from '../bencode/document.ts';
import type { Digests } from './digests.ts';
import type { Findings } from './findings.ts';
import type { MetainfoLimits } from './limits.ts';
import type { RuleId } from './rules.ts';

/** The parameters that all parts of the check share. */
export interface Reading {
  readonly document: BencodeDocument;
  readonly digests: Digests;
  readonly limits: MetainfoLimits;
  readonly findings: Findings;
}

const kindNames: Readonly<Record<BencodeKind, string>> = {
  string: 'a string',
  integer: 'an integer',
  list: 'a list',
  dictionary: 'a dictionary',
};

/** The kind of a value for a message: `a string`. */
export function describeKind(document: BencodeDocument, entry: number): string {
  return kindNames[document.kindOf(entry)];
}

/** Reports that the value at `entry` is not of the kind that `path` requires. */
export function reportKind(
  { document, findings }: Reading,
  entry: number,
  path: string,
  expected: BencodeKind,
  rule: RuleId = 'value.wrong-type',
): void {
  findings.add(rule, () => ({
    path,
    offset: document.startOf(entry),
    message: `${path} is ${describeKind(document, entry)}, expected ${kindNames[expected]}`,
  }));
}

/** The value under `key` when it has the right kind; -1 when it is missing, or of another kind and reported. */
export function findKind(
  reading: Reading,
  dictionary: number,
  key: string,
  kind: BencodeKind,
  parentPath = '',
): number {
  const { document } = reading;
  const entry = document.find(dictionary, key);
  if (entry < 0 || document.kindOf(entry) === kind) return entry;
  reportKind(reading, entry, parentPath === '' ? key : `${parentPath}.${key}`, kind);
  return -1;
}

/** The text of a string for display. Reports what is not UTF-8 and replaces it by U+FFFD. */
export function readDisplayText({ document, findings }: Reading, entry: number, path: string): string {
  const bytes = document.contentOf(entry);
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  findings.add('text.invalid-utf8', () => ({
    path,
    offset: document.startOf(entry),
    message: `${path} is not UTF-8`,
  }));
  return decodeUtf8Lossy(bytes);
}

/** The text under `key`; undefined when it is missing, or not a string and reported. */
export function findDisplayText(
  reading: Reading,
  dictionary: number,
  key: string,
  parentPath = '',
): string | undefined {
  const entry = findKind(reading, dictionary, key, 'string', parentPath);
  if (entry < 0) return undefined;
  return readDisplayText(reading, entry, parentPath === '' ? key : `${parentPath}.${key}`);
}

/** The text of a string, with U+FFFD in place of what is not UTF-8. Reports nothing: the check of the name does. */
export function decodeText(document: BencodeDocument, entry: number): string {
  return decodeUtf8Lossy(document.contentOf(entry));
}

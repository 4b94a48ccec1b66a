/** A range of some content, in bytes; `end` is the first byte after it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * More ranges than this, or more bytes than the content has, are an attack and not an interrupted download
 * (CVE-2011-3192).
 */
const RANGES_MAX = 16;

/**
 * Parses a Range header (RFC 9110 section 14.2) for content of that length. Undefined when the header must be ignored:
 * it is missing, not in bytes, not valid, or asks for too much. `unsatisfiable` when the content has none of the
 * ranges.
 */
export function parseRange(
  value: string | null,
  lengthBytes: number,
): readonly ByteRange[] | 'unsatisfiable' | undefined {
  const [, list] = /^bytes[ \t]*=(.*)$/i.exec(value ?? '') ?? [];
  if (list === undefined) return undefined;
  const specs = list.split(',', RANGES_MAX + 2).map((spec) => spec.trim());
  const named = specs.filter((spec) => spec !== '');
  if (named.length === 0 || specs.length > RANGES_MAX) return undefined;
  const ranges: ByteRange[] = [];
  for (const spec of named) {
    const range = parseSpec(spec, lengthBytes);
    if (range === undefined) return undefined;
    if (range.start < range.end) ranges.push(range);
  }
  if (ranges.length === 0) return 'unsatisfiable';
  const asked = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return ranges.length > 1 && asked > lengthBytes ? undefined : ranges;
}

/** Parses `0-499`, `500-` or `-500`. Empty when it is after the end, undefined when it is not valid. */
function parseSpec(spec: string, lengthBytes: number): ByteRange | undefined {
  const [whole, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
  if (whole === undefined || whole === '-') return undefined;
  if (first === '') return { start: Math.max(0, lengthBytes - Number(last)), end: lengthBytes };
  if (last !== '' && Number(last) < Number(first)) return undefined;
  return { start: Number(first), end: last === '' ? lengthBytes : Math.min(Number(last) + 1, lengthBytes) };
}

/** Formats a Content-Range: `bytes 0-499/1234`, with a star instead of a missing range. */
export function formatContentRange(range: ByteRange | undefined, lengthBytes: number): string {
  return `bytes ${range === undefined ? '*' : `${range.start}-${range.end - 1}`}/${lengthBytes}`;
}

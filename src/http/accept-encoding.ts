/** The codings that an answer may have, the cheapest for what it saves first: zstd takes a quarter of brotli's time. */
const CODINGS = ['zstd', 'br', 'gzip'] as const;

export type Coding = (typeof CODINGS)[number];

const KNOWN_MAX = 100;
const known = new Map<string, readonly Coding[]>();

/**
 * The codings that an Accept-Encoding header takes (RFC 9110 section 12.5.3), best first; none where it likes the
 * bytes as they are better.
 */
export function acceptedCodings(header: string | null): readonly Coding[] {
  if (header === null) return [];
  const found = known.get(header);
  if (found !== undefined) return found;
  const codings = parse(header);
  // There are few browsers; a client that varies the header must not fill the memory.
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(header, codings);
  return codings;
}

function parse(header: string): readonly Coding[] {
  const weights = new Map<string, number>();
  for (const element of header.split(',')) {
    const [, name = '', weight = '1'] =
      /^\s*([!#$%&'*+.^_`|~0-9a-z-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(element) ?? [];
    const coding = name.toLowerCase() === 'x-gzip' ? 'gzip' : name.toLowerCase();
    if (coding !== '') weights.set(coding, Number(weight));
  }
  const others = weights.get('*') ?? 0;
  const asItIs = weights.get('identity') ?? 0;
  const weightOf = (coding: string): number => weights.get(coding) ?? others;
  return CODINGS.filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= asItIs).toSorted(
    (one, other) => weightOf(other) - weightOf(one),
  );
}

import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The codings for answers, in order of preference: zstd saves about as much as brotli in a quarter of the time. */
const CODINGS = ['zstd', 'br', 'gzip'] as const;

export type Coding = (typeof CODINGS)[number];

/** What an answer may be, of equal weights the first: the bytes as they are come last. */
const OFFERED: readonly string[] = [...CODINGS, 'identity'];

/** There are few browsers; a client that varies the header does not fill the memory. */
const known = new LRUCache<string, readonly Coding[]>({ max: 100 });

/** Negotiator as it is; its types lack the options. */
interface EncodingNegotiator {
  encodings(available: readonly string[], options: { readonly preferred: readonly string[] }): string[];
}

/**
 * The codings that an Accept-Encoding header accepts (RFC 9110 section 12.5.3), best first; none when it prefers
 * `identity`.
 */
export function acceptedCodings(header: string | null): readonly Coding[] {
  if (header === null) return [];
  const found = known.get(header);
  if (found !== undefined) return found;
  const codings = negotiate(header);
  known.set(header, codings);
  return codings;
}

function negotiate(header: string): readonly Coding[] {
  // RFC 9110 section 8.4.1.3: x-gzip is another name for gzip.
  const headers = { 'accept-encoding': header.replaceAll(/\bx-gzip\b/gi, 'gzip') };
  const negotiator: EncodingNegotiator = new Negotiator({ headers });
  const accepted = negotiator.encodings(OFFERED, { preferred: OFFERED });
  const end = accepted.indexOf('identity');
  const better = end === -1 ? accepted : accepted.slice(0, end);
  return better.flatMap((name) => CODINGS.find((coding) => coding === name) ?? []);
}

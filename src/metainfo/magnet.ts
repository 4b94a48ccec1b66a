import { decodeUtf8Lossy } from '../bencode/bytes.ts';
import { type InfohashV1, type InfohashV2, parseInfohash } from './infohash.ts';

/** What a magnet link says. */
export interface Magnet {
  readonly infohashV1?: InfohashV1 | undefined;
  readonly infohashV2?: InfohashV2 | undefined;
  readonly name?: string | undefined;
  /** Tiers in order. A magnet link has no tiers, so their trackers follow one another. */
  readonly trackers?: readonly (readonly string[])[] | undefined;
  readonly webSeeds?: readonly string[] | undefined;
  readonly contentBytes?: number | undefined;
}

/**
 * Writes a magnet link: `xt` with the v1 infohash in hex and the v2 one as a SHA-256 multihash, then `dn`, `xl`, `tr`
 * and `ws` when they are known (BEP 9, BEP 52). Always a well-formed URI: lone surrogates, on which encodeURIComponent
 * throws, become U+FFFD.
 */
export function formatMagnet(input: Magnet): string {
  const parts: string[] = [];
  if (input.infohashV1 !== undefined) parts.push(`xt=urn:btih:${input.infohashV1}`);
  if (input.infohashV2 !== undefined) parts.push(`xt=urn:btmh:1220${input.infohashV2}`);
  if (input.name !== undefined && input.name !== '') parts.push(`dn=${encode(input.name)}`);
  if (input.contentBytes !== undefined) parts.push(`xl=${input.contentBytes}`);
  for (const tracker of new Set(input.trackers?.flat())) parts.push(`tr=${encode(tracker)}`);
  for (const webSeed of new Set(input.webSeeds)) parts.push(`ws=${encode(webSeed)}`);
  return `magnet:?${parts.join('&')}`;
}

/**
 * Also encodes the punctuation that encodeURIComponent leaves, because programs that find links in text end a link
 * there.
 */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Parses a magnet link as people paste it: infohashes in hex, base32 or as a multihash, parameters in any case, with
 * numbers (`xt.1`), broken escapes and HTML's `&amp;` (BEP 9, BEP 52). Each tracker becomes its own tier, as in
 * clients. Returns undefined for other text, and for a magnet link without an infohash.
 */
export function parseMagnet(text: string): Magnet | undefined {
  const [, query] = /^\s*magnet:\/*\?(\S+)\s*$/i.exec(text) ?? [];
  if (query === undefined) return undefined;
  let infohashV1: InfohashV1 | undefined;
  let infohashV2: InfohashV2 | undefined;
  let name: string | undefined;
  let contentBytes: number | undefined;
  const trackers = new Set<string>();
  const webSeeds = new Set<string>();
  for (const part of query.replaceAll('&amp;', '&').split('&')) {
    const border = part.indexOf('=');
    const key = part
      .slice(0, Math.max(border, 0))
      .toLowerCase()
      .replace(/\.\d+$/, '');
    const value = decode(part.slice(border + 1));
    if (value === '') continue;
    if (key === 'xt') {
      infohashV1 ??= parseV1Topic(value);
      infohashV2 ??= parseV2Topic(value);
    } else if (key === 'dn') name ??= decode(part.slice(border + 1).replaceAll('+', ' '));
    else if (key === 'xl') contentBytes ??= parseLength(value);
    else if (key === 'tr') trackers.add(value);
    else if (key === 'ws') webSeeds.add(value);
  }
  if (infohashV1 === undefined && infohashV2 === undefined) return undefined;
  const tiers = [...trackers].map((tracker) => [tracker]);
  return { infohashV1, infohashV2, name, trackers: tiers, webSeeds: [...webSeeds], contentBytes };
}

function parseV1Topic(topic: string): InfohashV1 | undefined {
  const [, hash = ''] = /^urn:btih:(\w+)$/i.exec(topic) ?? [];
  const parsed = parseInfohash(hash);
  return parsed?.version === 'v1' ? parsed.infohash : undefined;
}

/** A multihash: 0x12 means SHA-256, 0x20 means 32 bytes. */
function parseV2Topic(topic: string): InfohashV2 | undefined {
  const [, hash = ''] = /^urn:btmh:1220(\w+)$/i.exec(topic) ?? [];
  const parsed = parseInfohash(hash);
  return parsed?.version === 'v2' ? parsed.infohash : undefined;
}

function parseLength(text: string): number | undefined {
  const length = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(length) ? length : undefined;
}

/** Decodes percent-encoding. What decodeURIComponent would throw on stays as it is, or becomes U+FFFD. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = Uint8Array.from(escapes.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
    return decodeUtf8Lossy(bytes);
  });
}

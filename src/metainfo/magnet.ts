import type { InfohashV1, InfohashV2 } from './infohash.ts';

export interface MagnetInput {
  readonly infohashV1?: InfohashV1 | undefined;
  readonly infohashV2?: InfohashV2 | undefined;
  readonly name?: string | undefined;
  /** Tiers in order; a magnet link knows no tiers, so they follow one another. */
  readonly trackers?: readonly (readonly string[])[] | undefined;
  readonly webSeeds?: readonly string[] | undefined;
  readonly contentBytes?: number | undefined;
}

/**
 * Writes a magnet link: `xt` with the v1 infohash in hex and the v2 one as a SHA-256 multihash, then `dn`, `xl`,
 * `tr` and `ws` where they are known (BEP 9, BEP 52). Always a well-formed URI: lone surrogates, on which
 * encodeURIComponent throws, become U+FFFD.
 */
export function formatMagnet(input: MagnetInput): string {
  const parts: string[] = [];
  if (input.infohashV1 !== undefined) parts.push(`xt=urn:btih:${input.infohashV1}`);
  if (input.infohashV2 !== undefined) parts.push(`xt=urn:btmh:1220${input.infohashV2}`);
  if (input.name !== undefined && input.name !== '') parts.push(`dn=${encode(input.name)}`);
  if (input.contentBytes !== undefined) parts.push(`xl=${input.contentBytes}`);
  for (const tracker of new Set(input.trackers?.flat())) parts.push(`tr=${encode(tracker)}`);
  for (const webSeed of new Set(input.webSeeds)) parts.push(`ws=${encode(webSeed)}`);
  return `magnet:?${parts.join('&')}`;
}

/** Also encodes the marks that encodeURIComponent leaves, as link finders end a link at them. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

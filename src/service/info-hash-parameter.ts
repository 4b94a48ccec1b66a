import { AppError } from '../errors.ts';
import { encodeHex } from '../metainfo/hex.ts';
import { parseInfohash, type Infohash } from '../metainfo/infohash.ts';

const NAME = 'info_hash=';
/** 64 hex digits, each percent-encoded, with some room. */
const VALUE_LENGTH_MAX = 256;

/**
 * The infohash in the query of a torrent client, as it was sent: hex digits, as BEP 39 wants them, or the 20 or 32 bytes
 * themselves, percent-encoded, as clients ask trackers (BEP 3). `URLSearchParams` would read bytes as UTF-8 and lose them.
 * Throws malformed when there is not exactly one.
 */
export function readInfoHash(search: string): Infohash {
  const values = search
    .slice(1)
    .split('&')
    .flatMap((pair) => (pair.startsWith(NAME) ? [pair.slice(NAME.length)] : []));
  const [value = ''] = values;
  const infohash = values.length === 1 && value.length <= VALUE_LENGTH_MAX ? parse(value) : undefined;
  if (infohash !== undefined) return infohash;
  throw new AppError('malformed', 'Cannot find a torrent: info_hash is missing or is not an infohash', {
    hint: 'Send info_hash once, as 40 or 64 hex digits, or as its 20 or 32 bytes, percent-encoded.',
  });
}

function parse(value: string): Infohash | undefined {
  const bytes = decodePercent(value);
  if (bytes === undefined) return undefined;
  // A raw hash whose bytes are all base32 characters does not occur in practice.
  const written = parseInfohash(String.fromCharCode(...bytes))?.infohash;
  return written ?? parseInfohash(encodeHex(bytes))?.infohash;
}

/** The bytes of a percent-encoded value (RFC 3986); undefined for a percent sign without two digits. */
function decodePercent(value: string): Uint8Array | undefined {
  const codes = value.match(/%[0-9a-f]{2}|[^%]/gi) ?? [];
  const isWhole = codes.reduce((length, code) => length + code.length, 0) === value.length;
  if (!isWhole) return undefined;
  return Uint8Array.from(codes, (code) =>
    code.length === 1 ? code.charCodeAt(0) : Number.parseInt(code.slice(1), 16),
  );
}

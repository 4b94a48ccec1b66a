import type { AnnounceEvent, Traffic } from '../../swarm/announce.ts';
import { SWARM_HASH_BYTES } from '../../swarm/hash-table.ts';
import { parseRawQuery, type RawQuery } from './raw-query.ts';

const PEER_ID_BYTES = 20;
const INFOHASH_V2_BYTES = 32;
const KEY_BYTES_MAX = 64;
const WANTED = 50;
const WANTED_MAX = 200;
/** All others, such as `update`, are regular announces. */
const EVENTS: readonly AnnounceEvent[] = ['started', 'completed', 'stopped', 'paused'];

/** What a client asks of an HTTP tracker (BEP 3, 7, 21, 23). */
export interface AnnounceQuery {
  /** 20 bytes; of a v2 infohash the first 20. */
  readonly hash: Uint8Array;
  readonly peerId: Uint8Array;
  /** Undefined where the client sends none. */
  readonly key: Uint8Array | undefined;
  readonly port: number;
  readonly isSeeder: boolean;
  readonly event: AnnounceEvent;
  readonly wanted: number;
  /** Whether peers are sent as bytes (BEP 23), and not as dictionaries. */
  readonly isCompact: boolean;
  /** Whether dictionaries leave out the peer ids. */
  readonly withoutPeerIds: boolean;
  readonly traffic: Traffic;
}

const ANNOUNCE_KEYS = new Set([
  'info_hash',
  'peer_id',
  'port',
  'left',
  'uploaded',
  'downloaded',
  'event',
  'numwant',
  'compact',
  'no_peer_id',
  'key',
]);

/** Reads the query of an announce. Returns a text for the client when it is not valid. Unknown keys are ignored. */
export function parseAnnounceQuery(search: string): AnnounceQuery | string {
  const query = parseRawQuery(search, ANNOUNCE_KEYS);
  const hash = parseHash(query.get('info_hash'));
  if (typeof hash === 'string') return hash;
  const [peerId, ...others] = query.get('peer_id') ?? [];
  if (peerId?.length !== PEER_ID_BYTES || others.length > 0)
    return `peer_id must be there once, with ${PEER_ID_BYTES} bytes`;
  const eventText = textOf(query, 'event');
  const event = EVENTS.find((known) => known === eventText) ?? 'none';
  const port = Number(textOf(query, 'port'));
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
  if (!isPort || (port === 0 && event !== 'stopped')) return 'port must be a number from 1 to 65535';
  const [key = ''] = query.get('key') ?? [];
  return {
    hash,
    peerId: toBytes(peerId),
    key: key === '' ? undefined : toBytes(key.slice(0, KEY_BYTES_MAX)),
    port,
    // What clients send as the size before they know it is no 0 either.
    isSeeder: /^0+$/.test(textOf(query, 'left')),
    event,
    wanted: wantedOf(textOf(query, 'numwant')),
    isCompact: textOf(query, 'compact') !== '0',
    withoutPeerIds: textOf(query, 'no_peer_id') === '1',
    traffic: { uploaded: bytesOf(query, 'uploaded'), downloaded: bytesOf(query, 'downloaded') },
  };
}

const SCRAPE_KEYS = new Set(['info_hash']);
/** As many as a UDP scrape can ask for (BEP 15). */
const SCRAPE_MAX = 74;

/** Reads the query of a scrape (BEP 48): the hashes, of 20 bytes each. Returns a text when it is not valid. */
export function parseScrapeQuery(search: string): readonly Uint8Array[] | string {
  const values = parseRawQuery(search, SCRAPE_KEYS).get('info_hash') ?? [];
  if (values.length === 0) return 'info_hash is missing: this tracker does not list all its torrents';
  if (values.length > SCRAPE_MAX) return `A scrape can ask for ${SCRAPE_MAX} torrents at most`;
  const hashes = values.map((value) => parseHash([value]));
  const wrong = hashes.find((hash) => typeof hash === 'string');
  return wrong ?? hashes.filter((hash) => typeof hash !== 'string');
}

function parseHash(values: readonly string[] | undefined): Uint8Array | string {
  const [hash, ...others] = values ?? [];
  if (hash === undefined) return 'info_hash is missing';
  if (others.length > 0) return 'info_hash is there twice';
  if (hash.length === SWARM_HASH_BYTES) return toBytes(hash);
  if (hash.length === INFOHASH_V2_BYTES) return toBytes(hash.slice(0, SWARM_HASH_BYTES));
  const isHex = hash.length === 2 * SWARM_HASH_BYTES && /^[0-9a-f]+$/i.test(hash);
  return isHex
    ? 'info_hash is written in hexadecimal: send its 20 bytes, percent-encoded'
    : `info_hash has ${hash.length} bytes and must have ${SWARM_HASH_BYTES}`;
}

function wantedOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) return WANTED;
  return Math.min(WANTED_MAX, Number(text));
}

/** NaN for what is no number of bytes, or one that no client can have transferred. */
function bytesOf(query: RawQuery, key: string): number {
  const text = textOf(query, key);
  if (!/^\d{0,16}$/.test(text)) return Number.NaN;
  const bytes = Number(text);
  return Number.isSafeInteger(bytes) ? bytes : Number.NaN;
}

function textOf(query: RawQuery, key: string): string {
  const [value = ''] = query.get(key) ?? [];
  return value.slice(0, 40);
}

function toBytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

import { wordAt, writeWord } from '../../swarm/word-at.ts';
import type { AnnounceEvent, AnnounceReply, SwarmCounts, Traffic } from '../../swarm/announce.ts';

/** The packets of BEP 15. All numbers are big-endian. */

const MAGIC_HIGH = 0x417;
const MAGIC_LOW = 0x2710_1980;
const ACTION = { connect: 0, announce: 1, scrape: 2, error: 3 } as const;

const HEADER_BYTES = 16;
const ANNOUNCE_BYTES = 98;
const HASH_BYTES = 20;
const SCRAPE_MAX = 74;
const WANTED = 50;

/** Events by number. 4 is not in BEP 15; libtorrent sends it for paused (BEP 21). */
const EVENTS: readonly AnnounceEvent[] = ['none', 'completed', 'started', 'stopped', 'paused'];

export type UdpRequest =
  | { readonly action: 'connect'; readonly transaction: number }
  | UdpAnnounce
  | { readonly action: 'scrape'; readonly transaction: number; readonly hashes: readonly Uint8Array[] };

export interface UdpAnnounce {
  readonly action: 'announce';
  readonly transaction: number;
  readonly hash: Uint8Array;
  readonly peerId: Uint8Array;
  /** 4 bytes; all 0 where the client has none. */
  readonly key: Uint8Array;
  readonly isSeeder: boolean;
  readonly event: AnnounceEvent;
  readonly wanted: number;
  readonly port: number;
  /** The path and query of the tracker's address that the client has (BEP 41); `''` when it sends none. */
  readonly urlData: string;
  /** Only of a client that sends `urlData`: others show no passkey. */
  readonly traffic: Traffic | undefined;
}

/** Reads a packet. Undefined for one that is no request of the protocol: such a packet gets no answer. */
export function parsePacket(packet: Uint8Array): UdpRequest | undefined {
  if (packet.length < HEADER_BYTES) return undefined;
  const transaction = wordAt(packet, 12);
  switch (wordAt(packet, 8)) {
    case ACTION.connect:
      return wordAt(packet, 0) === MAGIC_HIGH && wordAt(packet, 4) === MAGIC_LOW
        ? { action: 'connect', transaction }
        : undefined;
    case ACTION.announce:
      return packet.length < ANNOUNCE_BYTES ? undefined : parseAnnounce(packet, transaction);
    case ACTION.scrape: {
      const count = Math.floor((packet.length - HEADER_BYTES) / HASH_BYTES);
      if (count < 1 || count > SCRAPE_MAX) return undefined;
      const hashes = Array.from({ length: count }, (_, index) => {
        const at = HEADER_BYTES + index * HASH_BYTES;
        return packet.subarray(at, at + HASH_BYTES);
      });
      return { action: 'scrape', transaction, hashes };
    }
    default:
      return undefined;
  }
}

function parseAnnounce(packet: Uint8Array, transaction: number): UdpAnnounce {
  const event = EVENTS[wordAt(packet, 80)] ?? 'none';
  const wanted = wordAt(packet, 92);
  const urlData = parseUrlData(packet);
  return {
    action: 'announce',
    transaction,
    hash: packet.subarray(16, 36),
    peerId: packet.subarray(36, 56),
    key: packet.subarray(88, 92),
    isSeeder: wordAt(packet, 64) === 0 && wordAt(packet, 68) === 0,
    event,
    wanted: wanted < 0 ? WANTED : wanted,
    port: wordAt(packet, 94) & 0xffff,
    urlData,
    traffic: urlData === '' ? undefined : { downloaded: bytesAt(packet, 56), uploaded: bytesAt(packet, 72) },
  };
}

/** NaN for more than any client can have transferred; what is below 0 is that too. */
function bytesAt(packet: Uint8Array, at: number): number {
  const bytes = (wordAt(packet, at) >>> 0) * 2 ** 32 + (wordAt(packet, at + 4) >>> 0);
  return Number.isSafeInteger(bytes) ? bytes : Number.NaN;
}

const OPTION = { end: 0, padding: 1, urlData: 2 } as const;

/** Joins the parts of the address in the options (BEP 41). An option that goes past the end of the packet ends them. */
function parseUrlData(packet: Uint8Array): string {
  let text = '';
  for (let at = ANNOUNCE_BYTES; at < packet.length;) {
    const type = packet[at] as number;
    if (type === OPTION.end) break;
    if (type === OPTION.padding) {
      at += 1;
      continue;
    }
    const length = packet[at + 1];
    if (length === undefined || at + 2 + length > packet.length) break;
    if (type === OPTION.urlData) text += String.fromCharCode(...packet.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return text;
}

/** The answer to `connect`; the connection id is written by the caller at byte 8. */
export function connectAnswer(transaction: number): Uint8Array {
  return header(16, ACTION.connect, transaction);
}

/** The answer to an announce, with the peers of the family that the client sent it by. */
export function announceAnswer(
  transaction: number,
  { intervalSeconds, counts }: Pick<AnnounceReply, 'intervalSeconds' | 'counts'>,
  peers: Uint8Array,
): Uint8Array {
  const packet = header(20 + peers.length, ACTION.announce, transaction);
  writeWord(packet, 8, intervalSeconds);
  writeWord(packet, 12, counts.leechers);
  writeWord(packet, 16, counts.seeders);
  packet.set(peers, 20);
  return packet;
}

/** The answer to a scrape, in the order of the request. */
export function scrapeAnswer(transaction: number, swarms: readonly SwarmCounts[]): Uint8Array {
  const packet = header(8 + 12 * swarms.length, ACTION.scrape, transaction);
  for (const [index, { seeders, completed, leechers }] of swarms.entries()) {
    writeWord(packet, 8 + 12 * index, seeders);
    writeWord(packet, 12 + 12 * index, completed);
    writeWord(packet, 16 + 12 * index, leechers);
  }
  return packet;
}

/** A refusal, in ASCII. It is cut to the size of the request, so that a sender cannot use it to flood others. */
export function errorAnswer(transaction: number, reason: string, bytesMax: number): Uint8Array {
  const text = new TextEncoder().encode(reason).subarray(0, Math.max(0, bytesMax - 8));
  const packet = header(8 + text.length, ACTION.error, transaction);
  packet.set(text, 8);
  return packet;
}

/** The rest of it has to be written: it is not 0. */
function header(length: number, action: number, transaction: number): Uint8Array {
  const packet = Buffer.allocUnsafe(length);
  writeWord(packet, 0, action);
  writeWord(packet, 4, transaction);
  return packet;
}

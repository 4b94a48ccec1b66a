import type { AnnounceEvent, SwarmCounts, Traffic } from '../../swarm/announce.ts';
import { SWARM_HASH_BYTES } from '../../swarm/hash-table.ts';

/*
 * The messages of WebTorrent's trackers. No BEP describes them: they are as bittorrent-tracker and libtorrent send them.
 * Infohashes and peer ids are texts of 20 characters up to U+00FF, one for each byte.
 */

const PEER_ID_BYTES = 20;
const OFFERS_MAX = 10;
const OFFER_ID_CHARACTERS_MAX = 64;
/** As many as a UDP scrape can ask for (BEP 15). */
const SCRAPE_MAX = 74;
const EVENTS: readonly AnnounceEvent[] = ['started', 'completed', 'stopped', 'paused'];

/** A description of one side of a WebRTC connection, as browsers make it. */
export interface SessionDescription {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

export interface Offer {
  readonly id: string;
  readonly offer: SessionDescription;
}

export interface SignalAnnounce {
  readonly action: 'announce';
  readonly hash: string;
  readonly peerId: string;
  readonly isSeeder: boolean;
  readonly event: AnnounceEvent;
  readonly offers: readonly Offer[];
  readonly traffic: Traffic;
}

/** The answer to an offer of another peer. */
export interface SignalAnswer {
  readonly action: 'answer';
  readonly hash: string;
  readonly peerId: string;
  readonly toPeerId: string;
  readonly offerId: string;
  readonly answer: SessionDescription;
}

export interface SignalScrape {
  readonly action: 'scrape';
  readonly hashes: readonly string[];
}

/** A message that is refused, with what clients need to find which of theirs it was. */
export interface WrongMessage {
  readonly action: 'wrong';
  readonly of: string;
  readonly hash: string | undefined;
  readonly reason: string;
}

export type SignalMessage = SignalAnnounce | SignalAnswer | SignalScrape | WrongMessage;

/** Reads a message. Undefined for a text that is no message of the protocol. */
export function parseMessage(text: string): SignalMessage | undefined {
  const message = parseObject(text);
  if (message === undefined) return undefined;
  const { action } = message;
  if (action === 'announce') return parseAnnounce(message);
  if (action === 'scrape') return parseScrape(message);
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string): Fields | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function parseAnnounce(message: Fields): SignalAnnounce | SignalAnswer | WrongMessage {
  const { info_hash: hash, peer_id: peerId, left, event } = message;
  const wrong = (reason: string): WrongMessage => wrongMessage('announce', hash, reason);
  if (!isBytes(hash, SWARM_HASH_BYTES)) return wrong(whyNoHash(hash));
  if (!isBytes(peerId, PEER_ID_BYTES)) return wrong(`peer_id must be a text of ${PEER_ID_BYTES} bytes`);
  if (message['answer'] !== undefined)
    return parseAnswer(message, hash, peerId) ?? wrong('answer is not valid');
  const offers = parseOffers(message);
  if (offers === undefined) return wrong('offers is not valid');
  return {
    action: 'announce',
    hash,
    peerId,
    isSeeder: left === 0,
    event: EVENTS.find((known) => known === event) ?? 'none',
    offers,
    traffic: { uploaded: bytesIn(message, 'uploaded'), downloaded: bytesIn(message, 'downloaded') },
  };
}

/** NaN for what is no number of bytes. */
function bytesIn(message: Fields, name: string): number {
  const { [name]: bytes = 0 } = message;
  return typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : Number.NaN;
}

function parseAnswer(message: Fields, hash: string, peerId: string): SignalAnswer | undefined {
  const { to_peer_id: toPeerId, offer_id: offerId } = message;
  const answer = parseDescription(message['answer'], 'answer');
  if (!isBytes(toPeerId, PEER_ID_BYTES) || !isOfferId(offerId) || answer === undefined) return undefined;
  return { action: 'answer', hash, peerId, toPeerId, offerId, answer };
}

/** As many offers as are used at most. Undefined when one of them is not valid. */
function parseOffers({ offers = [], numwant }: Fields): readonly Offer[] | undefined {
  if (!Array.isArray(offers)) return offers === null ? [] : undefined;
  const wanted = typeof numwant === 'number' && numwant >= 0 ? Math.min(OFFERS_MAX, numwant) : OFFERS_MAX;
  const parsed = offers.slice(0, wanted).map(parseOffer);
  return parsed.every((offer) => offer !== undefined) ? parsed : undefined;
}

function parseOffer(value: unknown): Offer | undefined {
  const { offer_id: id, offer: description } = asObject(value) ?? {};
  const offer = parseDescription(description, 'offer');
  return isOfferId(id) && offer !== undefined ? { id, offer } : undefined;
}

function parseDescription(value: unknown, type: SessionDescription['type']): SessionDescription | undefined {
  const { type: given, sdp } = asObject(value) ?? {};
  // Only these two are passed on: a page that gets them trusts nothing else of a stranger.
  return given === type && typeof sdp === 'string' ? { type, sdp } : undefined;
}

function parseScrape({ info_hash: given }: Fields): SignalScrape | WrongMessage {
  const hashes: readonly unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given];
  const wrong = (reason: string): WrongMessage => wrongMessage('scrape', hashes[0], reason);
  if (hashes.length === 0) return wrong('info_hash is missing: this tracker does not list all its torrents');
  if (hashes.length > SCRAPE_MAX) return wrong(`A scrape can ask for ${SCRAPE_MAX} torrents at most`);
  const valid = hashes.filter((hash) => isBytes(hash, SWARM_HASH_BYTES));
  if (valid.length === hashes.length) return { action: 'scrape', hashes: valid };
  return wrong(whyNoHash(hashes.find((hash) => !isBytes(hash, SWARM_HASH_BYTES))));
}

function isBytes(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length === length && /^[\0-\u{ff}]*$/u.test(value);
}

function isOfferId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= OFFER_ID_CHARACTERS_MAX;
}

function whyNoHash(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f]{40}$/i.test(value))
    return 'info_hash is written in hexadecimal: send a text with a character for each of its 20 bytes';
  return `info_hash must be a text of ${SWARM_HASH_BYTES} bytes`;
}

/** Without the action bittorrent-tracker closes its socket, and without the infohash libtorrent does. */
function wrongMessage(of: string, hash: unknown, reason: string): WrongMessage {
  const short = typeof hash === 'string' && hash.length <= 64 ? hash : undefined;
  return { action: 'wrong', of, hash: short, reason };
}

export function announceMessage(hash: string, intervalSeconds: number, counts: SwarmCounts): string {
  const { seeders: complete, leechers: incomplete } = counts;
  return JSON.stringify({
    action: 'announce',
    info_hash: hash,
    interval: intervalSeconds,
    complete,
    incomplete,
  });
}

export function failureMessage(action: string, hash: string | undefined, reason: string): string {
  return JSON.stringify({ action, info_hash: hash, 'failure reason': reason });
}

/** An offer, as the peer gets it that may answer it. */
export function offerMessage(hash: string, peerId: string, { id, offer }: Offer): string {
  return JSON.stringify({ action: 'announce', info_hash: hash, peer_id: peerId, offer_id: id, offer });
}

/** An answer, as the peer gets it that made the offer. */
export function answerMessage({ hash, peerId, offerId, answer }: SignalAnswer): string {
  return JSON.stringify({ action: 'announce', info_hash: hash, peer_id: peerId, offer_id: offerId, answer });
}

export function scrapeMessage(hashes: readonly string[], counts: readonly SwarmCounts[]): string {
  const files = hashes.map((hash, index) => {
    const { seeders = 0, leechers = 0, completed = 0 } = counts[index] ?? {};
    return [hash, { complete: seeders, incomplete: leechers, downloaded: completed }] as const;
  });
  return JSON.stringify({ action: 'scrape', files: Object.fromEntries(files) });
}

import { BencodeWriter } from '../../bencode/write.ts';
import { encodeUtf8 } from '../../bencode/bytes.ts';
import { PEER_ID_BYTES } from '../../swarm/peer.ts';
import type { AnnounceReply, SwarmCounts } from '../../swarm/announce.ts';

/** Clients ask no sooner than after half of the interval. */
function minIntervalOf(intervalSeconds: number): number {
  return Math.floor(intervalSeconds / 2);
}

export interface AnnounceAnswerInput extends AnnounceReply {
  /** 4 or 16 bytes: the address that the client has for this tracker (BEP 24). */
  readonly externalAddress: Uint8Array;
  readonly isCompact: boolean;
  /** Whether the peers have their ids behind their ports, as `compact=0` asks for them. */
  readonly withPeerIds: boolean;
}

/**
 * The answer to an announce: bencode with its keys in order (BEP 3, 7, 23, 24), with a character for each byte, as all answers
 * here. `peers` is always there. It is joined as a text, because clients ask for nothing so often, and to encode each number by
 * itself took longer than all the rest.
 */
export function announceAnswer(input: AnnounceAnswerInput): string {
  const { counts, intervalSeconds, peers4, peers6, externalAddress, isCompact, withPeerIds } = input;
  const compact6 = peers6.length > 0 ? `6:peers6${bytesString(peers6)}` : '';
  const peers = isCompact
    ? `${bytesString(peers4)}${compact6}`
    : `l${peerDictionaries(peers4, 4, withPeerIds)}${peerDictionaries(peers6, 16, withPeerIds)}e`;
  return (
    `d8:completei${counts.seeders}e10:downloadedi${counts.completed}e11:external ip${bytesString(externalAddress)}` +
    `10:incompletei${counts.leechers}e8:intervali${intervalSeconds}e` +
    `12:min intervali${minIntervalOf(intervalSeconds)}e5:peers${peers}e`
  );
}

/** One dictionary for each peer. An id that is not known is left out. */
function peerDictionaries(peers: Uint8Array, addressLength: 4 | 16, withPeerIds: boolean): string {
  const peerBytes = addressLength + 2 + (withPeerIds ? PEER_ID_BYTES : 0);
  let text = '';
  for (let at = 0; at < peers.length; at += peerBytes) {
    const ip = formatAddress(peers.subarray(at, at + addressLength));
    const behind = at + addressLength;
    const port = ((peers[behind] as number) << 8) | (peers[behind + 1] as number);
    const id = peers.subarray(behind + 2, at + peerBytes);
    const known = id.some((byte) => byte !== 0) ? `7:peer id${bytesString(id)}` : '';
    text += `d2:ip${ip.length}:${ip}${known}4:porti${port}ee`;
  }
  return text;
}

/** Bytes as a string of bencode. */
function bytesString(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return `${bytes.length}:${text}`;
}

function formatAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: 8 }, (_, group) => view.getUint16(2 * group).toString(16)).join(':');
}

/** Between two scrapes of the same client, in seconds. */
const SCRAPE_SECONDS = 900;

/** The answer to a scrape (BEP 48), with zeros for a swarm that is not known. */
export function scrapeAnswer(
  swarms: readonly { readonly hash: Uint8Array; readonly counts: SwarmCounts }[],
): string {
  const writer = new BencodeWriter();
  writer.openDictionary();
  writer.string('files');
  writer.openDictionary();
  const sorted = swarms.toSorted((one, other) => Buffer.compare(one.hash, other.hash));
  for (const [index, { hash, counts }] of sorted.entries()) {
    const before = sorted[index - 1]?.hash;
    if (before !== undefined && Buffer.compare(before, hash) === 0) continue;
    writer.string(hash);
    writer.openDictionary();
    writeInteger(writer, 'complete', counts.seeders);
    writeInteger(writer, 'downloaded', counts.completed);
    writeInteger(writer, 'downloaders', counts.leechers - counts.paused);
    writeInteger(writer, 'incomplete', counts.leechers);
    writer.close();
  }
  writer.close();
  writer.string('flags');
  writer.openDictionary();
  writeInteger(writer, 'min_request_interval', SCRAPE_SECONDS);
  writer.close();
  writer.close();
  return Buffer.from(writer.finish()).toString('latin1');
}

/** After how long a refused client may come again, in seconds. */
const FAILURE_SECONDS = 1800;

/**
 * A refusal. Its status is 200 too: clients drop the body of any other, and then show nothing of it. The intervals are the
 * only thing in it that some of them obey.
 */
export function failureAnswer(reason: string): string {
  const writer = new BencodeWriter();
  writer.openDictionary();
  writer.string('failure reason');
  writer.string(reason);
  writeInteger(writer, 'interval', FAILURE_SECONDS);
  writeInteger(writer, 'min interval', FAILURE_SECONDS);
  writer.string('retry in');
  writer.string(String(FAILURE_SECONDS / 60));
  writer.close();
  return Buffer.from(writer.finish()).toString('latin1');
}

function writeInteger(writer: BencodeWriter, key: string, value: number): void {
  writer.string(key);
  writer.copy(encodeUtf8(`i${value}e`));
}

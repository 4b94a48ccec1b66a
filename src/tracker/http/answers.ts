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

/** The answer to an announce: bencode with its keys in order (BEP 3, 7, 23, 24). `peers` is always there. */
export function announceAnswer(input: AnnounceAnswerInput): Uint8Array<ArrayBuffer> {
  const { counts, intervalSeconds, peers4, peers6, externalAddress, isCompact, withPeerIds } = input;
  const writer = new BencodeWriter();
  writer.openDictionary();
  writeInteger(writer, 'complete', counts.seeders);
  writeInteger(writer, 'downloaded', counts.completed);
  writer.string('external ip');
  writer.string(externalAddress);
  writeInteger(writer, 'incomplete', counts.leechers);
  writeInteger(writer, 'interval', intervalSeconds);
  writeInteger(writer, 'min interval', minIntervalOf(intervalSeconds));
  writer.string('peers');
  if (isCompact) {
    writer.string(peers4);
    if (peers6.length > 0) {
      writer.string('peers6');
      writer.string(peers6);
    }
  } else {
    writer.openList();
    writePeers(writer, peers4, 4, withPeerIds);
    writePeers(writer, peers6, 16, withPeerIds);
    writer.close();
  }
  writer.close();
  return writer.finish();
}

/** One dictionary for each peer. An id that is not known is left out. */
function writePeers(
  writer: BencodeWriter,
  peers: Uint8Array,
  addressBytes: 4 | 16,
  withPeerIds: boolean,
): void {
  const peerBytes = addressBytes + 2 + (withPeerIds ? PEER_ID_BYTES : 0);
  for (let at = 0; at < peers.length; at += peerBytes) {
    writer.openDictionary();
    writer.string('ip');
    writer.string(formatAddress(peers.subarray(at, at + addressBytes)));
    const port = at + addressBytes;
    const id = withPeerIds ? peers.subarray(port + 2, at + peerBytes) : undefined;
    if (id?.some((byte) => byte !== 0) === true) {
      writer.string('peer id');
      writer.string(id);
    }
    writeInteger(writer, 'port', ((peers[port] as number) << 8) | (peers[port + 1] as number));
    writer.close();
  }
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
): Uint8Array<ArrayBuffer> {
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
  return writer.finish();
}

/** After how long a refused client may come again, in seconds. */
const FAILURE_SECONDS = 1800;

/**
 * A refusal. Its status is 200 too: clients drop the body of any other, and then show nothing of it. The intervals are the
 * only thing in it that some of them obey.
 */
export function failureAnswer(reason: string): Uint8Array<ArrayBuffer> {
  const writer = new BencodeWriter();
  writer.openDictionary();
  writer.string('failure reason');
  writer.string(reason);
  writeInteger(writer, 'interval', FAILURE_SECONDS);
  writeInteger(writer, 'min interval', FAILURE_SECONDS);
  writer.string('retry in');
  writer.string(String(FAILURE_SECONDS / 60));
  writer.close();
  return writer.finish();
}

function writeInteger(writer: BencodeWriter, key: string, value: number): void {
  writer.string(key);
  writer.copy(encodeUtf8(`i${value}e`));
}

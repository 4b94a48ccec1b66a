import { createHash } from 'node:crypto';
import { SWARM_HASH_BYTES } from './hash-table.ts';
import type { SavedPeer, SavedSwarm } from './saved.ts';
import type { Swarms } from './swarms.ts';

/** The beginning of a snapshot, with the number of its format. */
const MAGIC = Buffer.from('TSWARM01', 'latin1');
const DIGEST_BYTES = 32;
const SWARM_HEAD_BYTES = SWARM_HASH_BYTES + 12;
/** 16 bytes for the address (an IPv4 address has the first 4), then port, minute, flags, kind and identity. */
const PEER_BYTES = 26;

/**
 * All swarms as bytes: the format, each swarm with its peers, and the SHA-256 of all before it. In parts, so that other work
 * can be done between them.
 */
export function* writeSnapshot(swarms: Swarms): Generator<Uint8Array> {
  const digest = createHash('sha256').update(MAGIC);
  yield MAGIC;
  for (const swarm of swarms.save()) {
    const bytes = writeSwarm(swarm);
    digest.update(bytes);
    yield bytes;
  }
  yield digest.digest();
}

/** The swarms of a snapshot. Undefined for bytes that are not a whole one: without it, clients announce again. */
export function readSnapshot(bytes: Uint8Array): readonly SavedSwarm[] | undefined {
  const end = bytes.length - DIGEST_BYTES;
  if (end < MAGIC.length || Buffer.compare(bytes.subarray(0, MAGIC.length), MAGIC) !== 0) return undefined;
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (Buffer.compare(digest, bytes.subarray(end)) !== 0) return undefined;
  const swarms: SavedSwarm[] = [];
  for (let at = MAGIC.length; at < end;) {
    const swarm = readSwarm(bytes, at);
    swarms.push(swarm);
    at += SWARM_HEAD_BYTES + swarm.peers.length * PEER_BYTES;
  }
  return swarms;
}

function writeSwarm({ hash, bornMinute, completed, peers }: SavedSwarm): Uint8Array {
  const bytes = Buffer.alloc(SWARM_HEAD_BYTES + peers.length * PEER_BYTES);
  bytes.set(hash);
  for (const [index, number] of [bornMinute, completed, peers.length].entries())
    bytes.writeUInt32BE(number, SWARM_HASH_BYTES + 4 * index);
  for (const [index, peer] of peers.entries()) {
    const at = SWARM_HEAD_BYTES + index * PEER_BYTES;
    bytes.set(peer.address, at);
    bytes.writeUInt16BE(peer.port, at + 16);
    bytes[at + 18] = peer.minute;
    bytes[at + 19] = peer.flags;
    bytes[at + 20] = peer.address.length;
    bytes[at + 21] = Number(peer.isSeeder);
    bytes.writeInt32BE(peer.identity, at + 22);
  }
  return bytes;
}

function readSwarm(all: Uint8Array, start: number): SavedSwarm {
  const bytes = Buffer.from(all.buffer, all.byteOffset + start, all.length - start);
  const [bornMinute = 0, completed = 0, count = 0] = [0, 1, 2].map((index) =>
    bytes.readUInt32BE(SWARM_HASH_BYTES + 4 * index),
  );
  const peers = Array.from({ length: count }, (_, index): SavedPeer => {
    const at = SWARM_HEAD_BYTES + index * PEER_BYTES;
    return {
      address: bytes.subarray(at, at + bytes.readUInt8(at + 20)),
      port: bytes.readUInt16BE(at + 16),
      minute: bytes.readUInt8(at + 18),
      flags: bytes.readUInt8(at + 19),
      isSeeder: bytes.readUInt8(at + 21) === 1,
      identity: bytes.readInt32BE(at + 22),
    };
  });
  return { hash: bytes.subarray(0, SWARM_HASH_BYTES), bornMinute, completed, peers };
}

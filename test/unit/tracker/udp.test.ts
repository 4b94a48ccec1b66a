import { describe, expect, it } from 'vitest';
import { NO_PEERS, type Announce } from '../../../src/swarm/announce.ts';
import { ConnectionIds } from '../../../src/tracker/udp/connection-id.ts';
import { SipHash } from '../../../src/tracker/udp/sip-hash.ts';
import type { Drop } from '../../../src/tracker/counters.ts';
import { UdpTracker } from '../../../src/tracker/udp/udp-tracker.ts';
import { createRandom } from '../../support/random.ts';

const SECRET = Uint8Array.from({ length: 16 }, (_, index) => index);
const ADDRESS = Uint8Array.of(50, 1, 2, 3);
const PEERS4 = new Uint8Array(6 * 200).fill(1);
const PEERS6 = new Uint8Array(18 * 60).fill(1);

interface Tried {
  readonly tracker: UdpTracker;
  readonly announces: Announce[];
  readonly drops: Drop[];
  seconds: number;
}

function create(): Tried {
  const tried: Tried = {
    announces: [],
    drops: [],
    seconds: 1_000_000,
    tracker: new UdpTracker({
      ids: new ConnectionIds(SECRET, 120),
      seed: 3,
      mayAsk: () => true,
      nowSeconds: () => tried.seconds,
      counters: {
        answered: () => {},
        announced: () => {},
        refused: () => {},
        dropped: (_transport, reason) => tried.drops.push(reason),
      },
      swarms: {
        async announce(announce) {
          tried.announces.push(announce);
          if (announce.hash[0] === 0) return 'unregistered';
          return {
            counts: { ...NO_PEERS, seeders: 1 },
            intervalSeconds: 300,
            peers4: PEERS4,
            peers6: PEERS6,
          };
        },
        countsOf: async (asked) => asked.map(({ hash }) => ({ ...NO_PEERS, completed: hash[0] as number })),
      },
    }),
  };
  return tried;
}

function connectPacket(): Uint8Array {
  const packet = Buffer.alloc(16);
  packet.writeBigUInt64BE(0x41727101980n, 0);
  packet.writeInt32BE(77, 12);
  return packet;
}

async function connect({ tracker }: Tried, address = ADDRESS): Promise<Uint8Array> {
  const answer = await tracker.answer(connectPacket(), address);
  if (answer === undefined) throw new Error('The connect got no answer');
  return answer.subarray(8, 16);
}

function announcePacket(id: Uint8Array, options: Uint8Array = new Uint8Array(0)): Buffer {
  const packet = Buffer.alloc(98 + options.length);
  packet.set(id, 0);
  packet.writeInt32BE(1, 8);
  packet.writeInt32BE(78, 12);
  packet.fill(9, 16, 36);
  packet.writeInt32BE(-1, 92);
  packet.writeUInt16BE(6881, 96);
  packet.set(options, 98);
  return packet;
}

function scrapePacket(id: Uint8Array, count: number): Buffer {
  const packet = Buffer.alloc(16 + 20 * count);
  packet.set(id, 0);
  packet.writeInt32BE(2, 8);
  for (let index = 0; index < count; index += 1) packet[16 + 20 * index] = index;
  return packet;
}

describe('SipHash', () => {
  it('agrees with the vectors of its authors', () => {
    const hash = new SipHash(SECRET);
    const hex = (length: number): string => {
      const bytes = Buffer.alloc(8);
      const [low, high] = hash.hash(Uint8Array.from({ length }, (_, index) => index));
      bytes.writeInt32LE(low, 0);
      bytes.writeInt32LE(high, 4);
      return bytes.toString('hex');
    };
    expect([0, 1, 7, 8, 15].map(hex)).toEqual([
      '310e0edd47db6f72',
      'fd67dc93c539f874',
      '37d1018bf50002ab',
      '6224939a79f5f593',
      'e545be4961ca29a1',
    ]);
  });
});

describe('a UDP tracker', () => {
  it('answers 16 bytes to the 16 of a connect, with the transaction and an id', async () => {
    const answer = await create().tracker.answer(connectPacket(), ADDRESS);
    expect(answer).toHaveLength(16);
    expect(Buffer.from(answer ?? []).readInt32BE(4)).toBe(77);
    expect(answer?.subarray(8).some((byte) => byte !== 0)).toBe(true);
  });

  it('answers no connect without the number that names the protocol', async () => {
    const packet = connectPacket();
    packet[7] = 0x81;
    const tried = create();
    expect(await tried.tracker.answer(packet, ADDRESS)).toBeUndefined();
    expect(tried.drops).toEqual(['malformed']);
  });

  it('knows its ids for two to four minutes, after a restart too, and only from their address', async () => {
    const first = create();
    const id = await connect(first);
    const later = create();
    later.seconds += 119;
    expect(await later.tracker.answer(announcePacket(id), ADDRESS)).toBeDefined();
    expect(await later.tracker.answer(announcePacket(id), Uint8Array.of(50, 1, 2, 4))).toBeUndefined();
    later.seconds += 240;
    expect(await later.tracker.answer(announcePacket(id), ADDRESS)).toBeUndefined();
    expect(later.drops).toEqual(['connection id', 'connection id']);
  });

  it('answers an announce with counts and peers of the family that it came by, in one packet', async () => {
    const tried = create();
    const answer = await tried.tracker.answer(announcePacket(await connect(tried)), ADDRESS);
    const bytes = Buffer.from(answer ?? []);
    expect([0, 4, 8, 12, 16].map((at) => bytes.readInt32BE(at))).toEqual([1, 78, 300, 0, 1]);
    expect(bytes).toHaveLength(20 + PEERS4.length);
    const v6 = new Uint8Array(16).fill(0x20);
    const other = await tried.tracker.answer(announcePacket(await connect(tried, v6)), v6);
    expect(other).toHaveLength(20 + PEERS6.length);
    expect(bytes.length).toBeLessThanOrEqual(1232);
    expect(tried.announces[0]).toMatchObject({ wanted: 50, port: 6881, event: 'none', isSeeder: true });
  });

  it('takes event 4 for paused, as libtorrent sends it', async () => {
    const tried = create();
    const packet = announcePacket(await connect(tried));
    packet.writeInt32BE(4, 80);
    await tried.tracker.answer(packet, ADDRESS);
    expect(tried.announces[0]?.event).toBe('paused');
  });

  it.each([
    ['one part', [2, 12, ...Buffer.from('/announce/ab')], 'ab'],
    [
      'parts, padding and an end',
      [1, 2, 10, ...Buffer.from('/announce?'), 1, 2, 11, ...Buffer.from('passkey=abc'), 0, 2, 1, 120],
      'abc',
    ],
    ['a length past the end', [2, 12, ...Buffer.from('/announce/ab'), 2, 90, 120], 'ab'],
    ['an unknown option', [9, 2, 0, 0, 2, 12, ...Buffer.from('/announce/ab')], 'ab'],
    ['an address without one', [2, 9, ...Buffer.from('/announce')], undefined],
  ])('finds the passkey in the options (BEP 41): %s', async (_name, options, passkey) => {
    const tried = create();
    await tried.tracker.answer(announcePacket(await connect(tried), Uint8Array.from(options)), ADDRESS);
    expect(tried.announces[0]?.passkey).toBe(passkey);
  });

  it('says why it refuses, in no more bytes than were sent', async () => {
    const tried = create();
    const packet = announcePacket(await connect(tried));
    packet.fill(0, 16, 36);
    const answer = Buffer.from((await tried.tracker.answer(packet, ADDRESS)) ?? []);
    expect(answer.readInt32BE(0)).toBe(3);
    expect(answer.subarray(8).toString()).toContain('Unregistered torrent');
    expect(answer.length).toBeLessThanOrEqual(packet.length);
  });

  it('answers a scrape of up to 74 torrents in its order, and no longer one', async () => {
    const tried = create();
    const id = await connect(tried);
    const answer = Buffer.from((await tried.tracker.answer(scrapePacket(id, 74), ADDRESS)) ?? []);
    expect(answer).toHaveLength(8 + 12 * 74);
    expect(Array.from({ length: 74 }, (_, index) => answer.readInt32BE(12 + 12 * index))).toEqual(
      Array.from({ length: 74 }, (_, index) => index),
    );
    expect(await tried.tracker.answer(scrapePacket(id, 75), ADDRESS)).toBeUndefined();
  });

  it('answers nothing to what is no request, whatever its bytes', async () => {
    const tried = create();
    const random = createRandom(5);
    const id = await connect(tried);
    for (let round = 0; round < 20_000; round += 1) {
      const packet = Buffer.alloc(Math.floor(random() * 140));
      for (let at = 0; at < packet.length; at += 1) packet[at] = Math.floor(random() * 256);
      if (random() < 0.5 && packet.length >= 12) {
        packet.set(id, 0);
        packet.writeInt32BE(Math.floor(random() * 4), 8);
      }
      const answer = await tried.tracker.answer(packet, ADDRESS);
      expect(answer === undefined || packet.length >= 16).toBe(true);
    }
  });
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBencode } from '../../../src/bencode/read.ts';
import { createLocalStore, type LocalStore } from '../../../src/swarm/local-store.ts';
import { Swarms } from '../../../src/swarm/swarms.ts';
import { Counters } from '../../../src/tracker/counters.ts';
import { HttpTracker } from '../../../src/tracker/http/http-tracker.ts';
import { ConnectionIds } from '../../../src/tracker/udp/connection-id.ts';
import { UdpTracker } from '../../../src/tracker/udp/udp-tracker.ts';
import { Signalling } from '../../../src/tracker/websocket/signalling.ts';
import { createRandom } from '../../support/random.ts';

/** Together a million. */
const DATAGRAMS = 600_000;
const REQUESTS = 200_000;
const MESSAGES = 200_000;

const SWARMS_MAX = 500;
/** Far below what a leak of a few bytes for each of the inputs would be. */
const GROWTH_BYTES_MAX = 8 * 1024 * 1024;

const random = createRandom(19);
const below = (max: number): number => Math.floor(random() * max);
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;

let swarms: Swarms;
let store: LocalStore;
let udp: UdpTracker;
let http: HttpTracker;
let signalling: Signalling;
let seconds = 6_000_000;
const errors: unknown[] = [];
const ids = new ConnectionIds(new Uint8Array(16).fill(7), 120);

beforeAll(() => {
  swarms = new Swarms({ swarmsMax: SWARMS_MAX, peersOfAddressMax: 16, seed: 5, random });
  store = createLocalStore({
    swarms,
    gate: {
      admit: async () => ({ access: 'open', twin: undefined, completed: 0, userId: undefined }),
      accessOf: async () => 'open',
      takeChanged: async () => [],
      takeUses: () => new Map(),
    },
    now: () => seconds * 1000,
    load: () => 0,
    deniedPorts: new Set([25]),
  });
  const shared = { seed: 3, mayAsk: () => true, counters: new Counters(), nowSeconds: () => seconds };
  udp = new UdpTracker({
    ...shared,
    ids,
    swarms: { announce: async (announce) => store.announceOne(announce), countsOf: store.countsOf },
  });
  http = new HttpTracker({
    ...shared,
    swarms: { announce: store.announceOne, countsOf: store.countsOf },
  });
  signalling = new Signalling({
    ...shared,
    swarms: { ...store, announce: store.announceOne },
    onError: (error) => errors.push(error),
  });
});

afterAll(() => store.close());

function address(): Uint8Array {
  const bytes = new Uint8Array(random() < 0.8 ? 4 : 16).fill(50);
  bytes[2] = below(4);
  bytes[bytes.length - 1] = below(64);
  return bytes;
}

/** Runs it that often, and expects that the second half of the inputs took no memory that the first had not. */
async function expectFlat(count: number, run: () => Promise<void>): Promise<void> {
  const half = async (): Promise<number> => {
    for (let done = 0; done < count / 2; done += 1) {
      if (done % 1000 === 0) seconds += 5;
      await run();
    }
    while (!swarms.sweep(Math.floor(seconds / 60), 90, 10_000));
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await half();
  expect((await half()) - before).toBeLessThan(GROWTH_BYTES_MAX);
  expect(swarms.swarmCount).toBeLessThanOrEqual(SWARMS_MAX);
  expect(errors).toEqual([]);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the tracker', () => {
  it('answers whatever datagram with a bounded packet or not at all', { timeout: 600_000 }, async () => {
    await expectFlat(DATAGRAMS, async () => {
      const from = address();
      const packet = datagram(from);
      const answer = await udp.answer(packet, from);
      if (answer === undefined) return;
      const isError = answer[3] === 3;
      if (packet.length < 16 || answer.length > (isError ? packet.length : 1232) || answer.length < 8)
        throw new Error(`${packet.length} bytes were answered by ${answer.length}`);
    });
  });

  it('answers whatever request with bencode', { timeout: 600_000 }, async () => {
    let checked = 0;
    await expectFlat(REQUESTS, async () => {
      const from = random() < 0.99 ? address() : undefined;
      const asked = { path: pick(PATHS), search: search(), address: from };
      const text = random() < 0.7 ? await http.announce(asked) : await http.scrape(asked);
      if ((checked += 1) % 20 > 0) return;
      const answer = Buffer.from(text, 'latin1');
      const document = readBencode(answer);
      if (document.irregularities.length > 0 || document.root.end !== answer.length)
        throw new Error(`This is not valid: ${Buffer.from(answer).toString('latin1')}`);
    });
  });

  it('answers whatever message with messages that can be read', { timeout: 600_000 }, async () => {
    let checked = 0;
    const sockets: number[] = [];
    await expectFlat(MESSAGES, async () => {
      if (sockets.length < 40 || random() < 0.01) {
        const output = {
          send(text: string) {
            if ((checked += 1) % 20 === 0) JSON.parse(text);
          },
          end: () => {},
        };
        sockets.push(signalling.open({ address: address(), passkey: undefined }, output));
      }
      if (sockets.length > 60) signalling.close(sockets.splice(below(sockets.length), 1)[0] as number);
      signalling.receive(pick(sockets), message());
      if (random() < 0.1) await Promise.resolve();
    });
  });
});

/** A packet of the protocol with some of its bytes changed, or any bytes. */
function datagram(from: Uint8Array): Uint8Array {
  const kind = random();
  const packet = Buffer.alloc(
    kind < 0.1 ? below(200) : kind < 0.3 ? 16 : kind < 0.8 ? 98 + below(60) : 16 + 20 * below(80),
  );
  const isConnect = kind < 0.3;
  if (kind >= 0.1 && isConnect) packet.writeBigUInt64BE(0x41727101980n, 0);
  if (!isConnect) {
    ids.write(from, seconds, packet, 0);
    packet.writeInt32BE(kind < 0.8 ? 1 : 2, 8);
    packet.fill(below(200), 16, Math.min(36, packet.length));
    if (packet.length >= 98) {
      packet.fill(below(20), 36, 56);
      packet[71] = below(2);
      packet[83] = below(6);
      packet[91] = below(4);
      packet[95] = below(256);
      packet[97] = below(256);
      if (packet.length > 100) packet.set([2, below(60)], 98);
    }
  }
  for (let changes = below(4); changes > 0 && packet.length > 0; changes -= 1)
    packet[below(packet.length)] = below(256);
  return packet;
}

const PATHS = ['/announce', '/announce/key', '/scrape', '/announce/%ff', '/announce//', ''];
const NAMES = [
  'info_hash',
  'peer_id',
  'port',
  'left',
  'event',
  'numwant',
  'compact',
  'no_peer_id',
  'key',
  'passkey',
  'uploaded',
  '__proto__',
  '%69nfo_hash',
];
const VALUES = [
  '',
  '0',
  '1',
  '-1',
  '9999',
  '65536',
  '1e3',
  '0x10',
  'started',
  'stopped',
  'completed',
  'paused',
  '%',
  '%f',
];

function search(): string {
  const hash = `%${(16 + below(200)).toString(16)}`.repeat(random() < 0.97 ? 20 : below(40));
  const usual = [
    `info_hash=${hash}`,
    `peer_id=${String(below(20)).padStart(20, 'p')}`,
    `port=${1 + below(70_000)}`,
  ];
  const pairs = random() < 0.95 ? usual : usual.slice(below(3));
  for (let more = below(6); more > 0; more -= 1) pairs.push(`${pick(NAMES)}=${pick(VALUES)}`);
  const text = `?${pairs.join('&')}`;
  return random() < 0.9 ? text : mutated(text);
}

const FIELDS = [
  'action',
  'info_hash',
  'peer_id',
  'left',
  'offers',
  'answer',
  'to_peer_id',
  'offer_id',
  'numwant',
  'event',
];
const JUNK = [
  null,
  0,
  -1,
  1e99,
  '',
  'x'.repeat(20),
  [],
  {},
  [null],
  [{}],
  true,
  '\u0100'.repeat(20),
  '__proto__',
];

function message(): string {
  const letter = (max: number): string => String.fromCodePoint(97 + below(max)).repeat(20);
  const offers = Array.from({ length: below(12) }, () => ({
    offer_id: letter(8),
    offer: { type: 'offer', sdp: 'v=0' },
  }));
  const made: Record<string, unknown> = {
    action: random() < 0.9 ? 'announce' : 'scrape',
    info_hash: letter(20),
    peer_id: letter(20),
    left: below(2),
    event: pick(['started', 'stopped', 'completed', undefined]),
    offers,
    ...(random() < 0.2 && {
      to_peer_id: letter(20),
      offer_id: letter(8),
      answer: { type: 'answer', sdp: 'v=0' },
    }),
  };
  if (random() < 0.3) made[pick(FIELDS)] = pick(JUNK);
  const text = JSON.stringify(made);
  return random() < 0.9 ? text : mutated(text);
}

function mutated(text: string): string {
  const at = below(text.length);
  const piece = random() < 0.5 ? '' : String.fromCodePoint(below(0x180));
  return text.slice(0, at) + piece + text.slice(at + below(5));
}

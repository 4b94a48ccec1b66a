import { describe, expect, it } from 'vitest';
import type { Announce } from '../../../src/swarm/announce.ts';
import { Swarms } from '../../../src/swarm/swarms.ts';
import { Counters, type Drop } from '../../../src/tracker/counters.ts';
import { Signalling } from '../../../src/tracker/websocket/signalling.ts';
import { createRandom } from '../../support/random.ts';

const HASH = 'h'.repeat(19) + '\u00ff';
const OTHER_HASH = 'o'.repeat(20);
const UNKNOWN = 'u'.repeat(20);

type Message = Readonly<Record<string, unknown>>;

interface Tracked {
  readonly signalling: Signalling;
  readonly swarms: Swarms;
  readonly drops: Drop[];
  readonly errors: unknown[];
  seconds: number;
  mayAsk: boolean;
}

interface Client {
  readonly socket: number;
  readonly got: Message[];
  hasEnded: boolean;
  say(message: unknown): Promise<void>;
}

function create(): Tracked {
  const swarms = new Swarms({ swarmsMax: 100, peersOfAddressMax: 16, seed: 1, random: createRandom(1) });
  const tracked: Tracked = {
    swarms,
    drops: [],
    errors: [],
    seconds: 6_000_000,
    mayAsk: true,
    signalling: new Signalling({
      seed: 3,
      mayAsk: () => tracked.mayAsk,
      nowSeconds: () => tracked.seconds,
      counters: Object.assign(new Counters(), {
        dropped: (_transport: string, reason: Drop) => tracked.drops.push(reason),
      }),
      onError: (error) => tracked.errors.push(error),
      swarms: {
        async announce(announce: Announce) {
          if (Buffer.from(announce.hash).toString() === UNKNOWN) return 'unregistered';
          return swarms.announce(announce, Math.floor(tracked.seconds / 60), 0);
        },
        countsOf: async (asked) => asked.map(({ hash }) => swarms.countsOf(hash)),
        sampleSockets: (announce) => swarms.sampleSockets(announce),
      },
    }),
  };
  return tracked;
}

function connect({ signalling }: Tracked, address = Uint8Array.of(50, 1, 2, 3)): Client {
  const got: Message[] = [];
  const client: Client = {
    got,
    hasEnded: false,
    socket: signalling.open(
      { address, passkey: undefined },
      {
        send: (text) => got.push(JSON.parse(text) as Message),
        end: () => (client.hasEnded = true),
      },
    ),
    async say(message) {
      signalling.receive(client.socket, typeof message === 'string' ? message : JSON.stringify(message));
      // The answer comes in a later turn, as after a question to the catalogue.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
  return client;
}

function peerId(name: string): string {
  return `-WW0001-${name.padStart(12, '0')}`;
}

function offers(count: number): Message[] {
  return Array.from({ length: count }, (_, index) => ({
    offer_id: `offer ${index}`.padEnd(20),
    offer: { type: 'offer', sdp: `v=0 ${index}` },
  }));
}

function announce(name: string, more: Message = {}): Message {
  return { action: 'announce', info_hash: HASH, peer_id: peerId(name), left: 5, numwant: 5, ...more };
}

function answer(name: string, to: string, more: Message = {}): Message {
  return {
    ...announce(name),
    to_peer_id: peerId(to),
    offer_id: 'offer 0'.padEnd(20),
    answer: { type: 'answer', sdp: 'v=0' },
    ...more,
  };
}

describe('Signalling', () => {
  it('answers an announce with the counts of the swarm, over all transports', async () => {
    const tracked = create();
    const hash = Buffer.from(HASH, 'latin1');
    const other = { hash, address: Uint8Array.of(60, 1, 1, 1), port: 1, identity: 9, wanted: 50 };
    tracked.swarms.announce({ ...other, isSeeder: true, event: 'started' }, 100_000, 0);
    const client = connect(tracked);
    await client.say(announce('1', { event: 'started' }));
    expect(client.got).toEqual([
      { action: 'announce', info_hash: HASH, interval: 120, complete: 1, incomplete: 1 },
    ]);
    const reply = tracked.swarms.announce({ ...other, isSeeder: false, event: 'none' }, 100_000, 0);
    expect(reply).toMatchObject({ counts: { leechers: 2 }, peers4: { length: 0 } });
  });

  it('passes each offer to another peer, and its answer back', async () => {
    const tracked = create();
    const [first, second, third] = [connect(tracked), connect(tracked), connect(tracked)];
    await second.say(announce('2'));
    await third.say(announce('3'));
    await first.say(announce('1', { offers: offers(5) }));
    const passed = [second, third].map(({ got }) => got[1]);
    expect(passed).toEqual(
      expect.arrayContaining(
        offers(2).map((offer) => ({ action: 'announce', info_hash: HASH, peer_id: peerId('1'), ...offer })),
      ),
    );
    expect(first.got).toHaveLength(1);
    const { offer_id: offerId } = second.got[1] ?? {};
    await second.say(answer('2', '1', { offer_id: offerId }));
    expect(first.got[1]).toEqual({
      action: 'announce',
      info_hash: HASH,
      peer_id: peerId('2'),
      offer_id: offerId,
      answer: { type: 'answer', sdp: 'v=0' },
    });
    expect(second.got).toHaveLength(2);
    expect(tracked.drops).toEqual([]);
  });

  it('passes on no more than ten offers, and only what WebRTC needs of them', async () => {
    const tracked = create();
    const others = Array.from({ length: 14 }, (_, index) => connect(tracked, Uint8Array.of(50, 1, 2, index)));
    for (const [index, other] of others.entries()) await other.say(announce(`${index}`));
    const first = connect(tracked);
    const marked = offers(14).map((offer) => ({
      ...offer,
      extra: 1,
      offer: { ...(offer['offer'] as object), x: 1 },
    }));
    await first.say(announce('first', { numwant: 14, offers: marked }));
    const passed = others.flatMap(({ got }) => got.slice(1));
    expect(passed).toHaveLength(10);
    expect(JSON.stringify(passed)).not.toMatch(/extra|"x"/);
  });

  it('leads seeders to leechers only, and no client to other transports or itself', async () => {
    const tracked = create();
    const [seeder, other, leecher] = [connect(tracked), connect(tracked), connect(tracked)];
    await other.say(announce('2', { left: 0 }));
    await seeder.say(announce('1', { left: 0, offers: offers(5) }));
    await leecher.say(announce('3'));
    await seeder.say(announce('1', { left: 0, offers: offers(5) }));
    expect([seeder.got.length, other.got.length, leecher.got.length]).toEqual([2, 1, 2]);
  });

  it('does not pass on an answer that was not asked for, comes twice, or too late', async () => {
    const tracked = create();
    const [first, second, third] = [connect(tracked), connect(tracked), connect(tracked)];
    await third.say(announce('3', { info_hash: OTHER_HASH }));
    await second.say(announce('2'));
    await first.say(announce('1', { offers: offers(1) }));
    await third.say(announce('3'));
    await third.say(answer('3', '1'));
    await second.say(answer('2', '1', { offer_id: 'another'.padEnd(20) }));
    await second.say(answer('2', '3'));
    expect(tracked.drops).toEqual(['unasked answer', 'unasked answer', 'unasked answer']);
    await second.say(answer('2', '1'));
    await second.say(answer('2', '1'));
    expect(first.got).toHaveLength(2);
    await first.say(announce('1', { offers: offers(1) }));
    tracked.seconds += 121;
    for (const [client, name] of [
      [second, '2'],
      [third, '3'],
    ] as const)
      await client.say(answer(name, '1'));
    expect(first.got).toHaveLength(3);
  });

  it('gives a peer id to one socket only, as long as that is open', async () => {
    const tracked = create();
    const [first, second, thief] = [connect(tracked), connect(tracked), connect(tracked)];
    await first.say(announce('1'));
    await thief.say(announce('1', { offers: offers(1) }));
    expect(thief.got).toEqual([
      { action: 'announce', info_hash: HASH, 'failure reason': 'This peer_id belongs to another connection' },
    ]);
    await second.say(announce('2', { offers: offers(1) }));
    await thief.say(answer('1', '2'));
    expect([first.got.length, second.got.length]).toEqual([2, 1]);
    expect(tracked.drops).toEqual(['peer id', 'peer id']);
    tracked.signalling.close(first.socket);
    await thief.say(announce('1'));
    expect(thief.got[1]).toMatchObject({ incomplete: 2 });
  });

  it('counts a client no more once it stopped or its socket closed, in all its swarms', async () => {
    const tracked = create();
    const [first, second] = [connect(tracked), connect(tracked)];
    const hashes = [HASH, OTHER_HASH].map((hash) => Buffer.from(hash, 'latin1'));
    const countAll = () => hashes.map((hash) => tracked.swarms.countsOf(hash).leechers);
    await first.say(announce('1'));
    await first.say(announce('1', { info_hash: OTHER_HASH }));
    await second.say(announce('2'));
    expect(countAll()).toEqual([2, 1]);
    await second.say(announce('2', { event: 'stopped' }));
    expect(second.got[1]).toEqual({
      action: 'announce',
      info_hash: HASH,
      interval: 120,
      complete: 0,
      incomplete: 1,
    });
    tracked.signalling.close(first.socket);
    expect(countAll()).toEqual([0, 0]);
  });

  it('counts a client no more that announces nothing for three minutes', async () => {
    const tracked = create();
    await connect(tracked).say(announce('1'));
    const hash = Buffer.from(HASH, 'latin1');
    const minute = Math.floor(tracked.seconds / 60);
    tracked.swarms.sweep(minute + 3, 90, 1000);
    expect(tracked.swarms.countsOf(hash).leechers).toBe(1);
    tracked.swarms.sweep(minute + 4, 90, 1000);
    expect(tracked.swarms.countsOf(hash).leechers).toBe(0);
  });

  it('counts a client once that announces over UDP too', async () => {
    const tracked = create();
    let udp: Announce | undefined;
    const client = connect(tracked);
    const spied = tracked.swarms.announce.bind(tracked.swarms);
    tracked.swarms.announce = (given, minute, load) => {
      udp = { ...given, socket: undefined, port: 6881 };
      return spied(given, minute, load);
    };
    await client.say(announce('1'));
    if (udp === undefined) throw new Error('The swarms were not told');
    expect(spied(udp, 100_000, 0)).toMatchObject({ counts: { seeders: 0, leechers: 1 } });
    tracked.signalling.close(client.socket);
    expect(tracked.swarms.countsOf(udp.hash).leechers).toBe(1);
  });

  it('answers a scrape of one torrent or of several, zeros for those it does not know', async () => {
    const client = connect(create());
    await client.say(announce('1', { left: 0 }));
    await client.say({ action: 'scrape', info_hash: HASH });
    await client.say({ action: 'scrape', info_hash: [HASH, UNKNOWN] });
    const counts = { complete: 1, incomplete: 0, downloaded: 0 };
    const none = { complete: 0, incomplete: 0, downloaded: 0 };
    expect(client.got.slice(1)).toEqual([
      { action: 'scrape', files: { [HASH]: counts } },
      { action: 'scrape', files: { [HASH]: counts, [UNKNOWN]: none } },
    ]);
  });

  it.each([
    ['a torrent that is not published', announce('1', { info_hash: UNKNOWN }), /^Unregistered torrent/],
    ['an infohash in hexadecimal', announce('1', { info_hash: 'ab'.repeat(20) }), /hexadecimal/],
    [
      'an infohash with a character that is no byte',
      announce('1', { info_hash: '\u0100'.repeat(20) }),
      /20 bytes/,
    ],
    ['no infohash', announce('1', { info_hash: undefined }), /info_hash/],
    ['a short peer id', { ...announce('1'), peer_id: 'short' }, /peer_id/],
    ['offers that are no list', announce('1', { offers: { length: 3 } }), /offers/],
    ['an offer without a description', announce('1', { offers: [{ offer_id: 'x' }] }), /offers/],
    ['an answer without an offer', answer('1', '2', { offer_id: undefined }), /answer/],
    ['a scrape of everything', { action: 'scrape' }, /info_hash is missing/],
    ['a scrape of too many', { action: 'scrape', info_hash: Array(75).fill(HASH) }, /74/],
  ])('refuses %s, with the action and the infohash that was sent', async (_what, message, reason) => {
    const client = connect(create());
    await client.say(message);
    expect(client.got).toEqual([
      expect.objectContaining({
        action: (message as Message)['action'],
        'failure reason': expect.stringMatching(reason) as unknown,
      }),
    ]);
    const { info_hash: hash } = message as Message;
    if (typeof hash === 'string') expect(client.got[0]).toMatchObject({ info_hash: hash });
  });

  it('refuses the seventeenth peer of one address in a swarm', async () => {
    const tracked = create();
    const clients = Array.from({ length: 17 }, () => connect(tracked));
    for (const [index, client] of clients.entries()) await client.say(announce(`${index}`));
    expect(clients.map(({ got }) => got[0]?.['failure reason'] === undefined).lastIndexOf(true)).toBe(15);
    expect(clients[16]?.got[0]?.['failure reason']).toMatch(/Too many clients/);
    const elsewhere = connect(tracked, Uint8Array.of(50, 1, 2, 4));
    await elsewhere.say(announce('elsewhere'));
    expect(elsewhere.got[0]).toMatchObject({ incomplete: 17 });
  });

  it('disconnects a client that sends no messages of the protocol, and ignores one that sends too many', async () => {
    const tracked = create();
    const client = connect(tracked);
    for (const text of ['', '[]', 'null', '{}', '{"action":"x"}', '{"action":', '1', '"a"', '[[', '{"a":1}'])
      await client.say(text);
    expect(client.got).toEqual([]);
    expect(client.hasEnded).toBe(true);
    tracked.mayAsk = false;
    const other = connect(tracked);
    await other.say(announce('1'));
    expect(other.got).toEqual([]);
    expect(tracked.drops.at(-1)).toBe('rate');
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { createEventLog } from '../../../../src/catalogue/event-log.ts';
import type { WebhookTerms } from '../../../../src/events/webhook.ts';
import type { Message, Outcome } from '../../../../src/notify/webhooks/send.ts';
import { waitAfter } from '../../../../src/notify/webhooks/target.ts';
import { createWebhooks } from '../../../../src/notify/webhooks/webhooks.ts';
import { openMemoryStore } from '../../../../src/stores/memory/open.ts';
import { ADMIN_ACTOR } from '../../../support/admin-actor.ts';
import { at, draft, MODERATOR, OWNER, v1 } from '../../../contracts/drafts.ts';
import { until } from '../../../support/until.ts';

const TERMS: WebhookTerms = {
  url: 'https://x.example/',
  collection: undefined,
  types: undefined,
  audience: 'public',
};
const BASE = { origin: 'https://here.example', prefix: '' };
const DELIVERED: Outcome = {
  isDelivered: true,
  status: 204,
  problem: undefined,
  durationMs: 1,
  retryAfterMs: undefined,
};
const FAILED: Outcome = {
  ...DELIVERED,
  isDelivered: false,
  status: 500,
  problem: 'The receiver answered 500.',
};

/** Webhooks over a store in memory, whose receiver is a function. */
function open(answer: (message: Message) => Outcome = () => DELIVERED) {
  const memory = openMemoryStore();
  const sent: Message[] = [];
  const clock = { now: at(0) };
  const receiver = { answer };
  const start = async () => {
    const webhooks = createWebhooks({
      store: memory.webhooks,
      events: createEventLog(memory.events, memory.catalogue),
      guard: { resolve: async () => [{ address: '8.8.8.8', family: 4 }] },
      send: async (message) => {
        sent.push(message);
        return receiver.answer(message);
      },
      base: undefined,
      now: () => clock.now,
      log: { info() {}, warn() {}, error() {} },
      backoffMs: () => 0,
    });
    await webhooks.start();
    onTestFinished(() => webhooks.stop());
    return webhooks;
  };
  const publish = (info: string, overrides: object = {}) =>
    memory.catalogue.publish(draft(info, overrides), OWNER, {}, clock.now);
  const infos = () =>
    sent.map(({ body }) => (JSON.parse(body) as { data: { infohashV1: string } }).data.infohashV1);
  return { ...memory, sent, infos, clock, receiver, start, publish };
}

describe('createWebhooks', () => {
  it('sends each event once, in order, with the links of the place where it was made', async () => {
    const { start, publish, sent, infos } = open();
    const webhooks = await start();
    await publish('before');
    await webhooks.create(TERMS, BASE, ADMIN_ACTOR);
    for (const info of ['a', 'b', 'c']) await publish(info);
    await until(() => expect(infos()).toEqual(['a', 'b', 'c'].map(v1)));
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      type: 'torrent.published',
      timestamp: at(0).toISOString(),
      data: { type: 'published', torrent: { links: { page: `https://here.example/torrents/${v1('a')}` } } },
    });
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('tries a message again until it is accepted, and sends no later one before', async () => {
    let failures = 3;
    const { start, publish, sent, infos } = open(() => (failures-- > 0 ? FAILED : DELIVERED));
    const webhooks = await start();
    const { id } = await webhooks.create(TERMS, BASE, ADMIN_ACTOR);
    for (const info of ['a', 'b']) await publish(info);
    await until(() => expect(infos()).toEqual(['a', 'a', 'a', 'a', 'b'].map(v1)));
    expect(new Set(sent.slice(0, 4).map(({ messageId }) => messageId)).size).toBe(1);
    await until(async () => {
      expect(await webhooks.get(id)).toMatchObject({ failure: undefined });
      expect(await webhooks.listDeliveries(id)).toMatchObject([
        { attempts: 1, isDelivered: true },
        { attempts: 4, isDelivered: true, problem: undefined },
      ]);
    });
  });

  it('goes on after a restart where it was', async () => {
    const { start, publish, infos, receiver } = open();
    const first = await start();
    await first.create(TERMS, BASE, ADMIN_ACTOR);
    await publish('a');
    await until(() => expect(infos()).toEqual([v1('a')]));
    await first.stop();
    for (const info of ['b', 'c']) await publish(info);
    receiver.answer = () => DELIVERED;
    await start();
    await until(() => expect(infos()).toEqual(['a', 'b', 'c'].map(v1)));
  });

  it('sends what its collection, types and audience are about', async () => {
    const { start, publish, infos, catalogue } = open();
    const webhooks = await start();
    await webhooks.create(
      { ...TERMS, collection: 'debian', types: ['removed'], audience: 'public' },
      BASE,
      ADMIN_ACTOR,
    );
    for (const info of ['a', 'b']) await publish(info, { collection: info === 'a' ? 'debian/13' : 'fedora' });
    await publish('c', { visibility: 'unlisted' });
    for (const info of ['c', 'b', 'a']) await catalogue.remove({ infohash: v1(info) }, MODERATOR, {}, at(1));
    await until(() => expect(infos()).toEqual([v1('a')]));
  });

  it('sends an admin who asks for it torrents that are not public', async () => {
    const { start, publish, infos } = open();
    const webhooks = await start();
    await webhooks.create({ ...TERMS, audience: 'all' }, BASE, ADMIN_ACTOR);
    await publish('a', { visibility: 'unlisted' });
    await until(() => expect(infos()).toEqual([v1('a')]));
  });

  it('disables one whose receiver accepts nothing for days, and goes on when it is enabled again', async () => {
    const { start, publish, infos, clock, receiver } = open(() => FAILED);
    const webhooks = await start();
    const { id } = await webhooks.create(TERMS, BASE, ADMIN_ACTOR);
    await publish('a');
    await until(async () => expect((await webhooks.get(id)).failure?.attempts).toBeGreaterThan(0));
    clock.now = at(6 * 24 * 60);
    await until(async () =>
      expect((await webhooks.get(id)).disabled).toMatchObject({
        reason: 'The receiver has accepted nothing for 5 days. The receiver answered 500.',
      }),
    );
    const attempts = infos().length;
    await publish('b');
    receiver.answer = () => DELIVERED;
    await webhooks.edit(id, { enabled: true }, ADMIN_ACTOR);
    await until(() => expect(infos().slice(attempts)).toEqual(['a', 'b'].map(v1)));
    expect((await webhooks.get(id)).disabled).toBeUndefined();
  });

  it('goes on at once when the clock was set back', async () => {
    const { start, publish, clock, receiver, sent, infos } = open(() => ({
      ...FAILED,
      retryAfterMs: 86_400_000,
    }));
    clock.now = at(400 * 24 * 60);
    const first = await start();
    await first.create(TERMS, BASE, ADMIN_ACTOR);
    await publish('a');
    await until(() => expect(sent).toHaveLength(1));
    await first.stop();
    clock.now = at(0);
    receiver.answer = () => DELIVERED;
    await start();
    await until(() => expect(infos()).toEqual(['a', 'a'].map(v1)));
  });

  it('gives a receiver some attempts, however long this server was off', async () => {
    let isOff = true;
    const { start, publish, clock, receiver, sent } = open(() => ({
      ...FAILED,
      retryAfterMs: isOff ? 86_400_000 : 0,
    }));
    const first = await start();
    const { id } = await first.create(TERMS, BASE, ADMIN_ACTOR);
    await publish('a');
    await until(() => expect(sent).toHaveLength(1));
    await first.stop();
    clock.now = at(9 * 24 * 60);
    isOff = false;
    receiver.answer = () => (sent.length < 4 ? FAILED : DELIVERED);
    const second = await start();
    await until(async () =>
      expect(await second.get(id)).toMatchObject({ disabled: undefined, failure: undefined }),
    );
  });

  it('disables one at once whose receiver answers 410', async () => {
    const { start, publish, infos } = open(() => ({ ...FAILED, status: 410 }));
    const webhooks = await start();
    const { id } = await webhooks.create(TERMS, BASE, ADMIN_ACTOR);
    for (const info of ['a', 'b']) await publish(info);
    await until(async () => expect((await webhooks.get(id)).disabled).toBeDefined());
    expect(infos()).toEqual([v1('a')]);
  });

  it('goes on with what is kept when it was away too long', async () => {
    const { start, publish, infos, events } = open();
    const first = await start();
    await first.create(TERMS, BASE, ADMIN_ACTOR);
    await first.stop();
    for (const info of ['a', 'b', 'c']) await publish(info);
    await events.trim(at(99), 1, 99);
    await start();
    await publish('d');
    await until(() => expect(infos()).toEqual(['c', 'd'].map(v1)));
  });

  it('sends a message again on request with the same id, and a test that is about nothing', async () => {
    const { start, publish, sent } = open();
    const webhooks = await start();
    const { id } = await webhooks.create(TERMS, BASE, ADMIN_ACTOR);
    await publish('a');
    await until(() => expect(sent).toHaveLength(1));
    const [delivery] = await until(async () => {
      const deliveries = await webhooks.listDeliveries(id);
      expect(deliveries).toHaveLength(1);
      return deliveries;
    });
    expect(await webhooks.redeliver(id, delivery?.id ?? 0)).toMatchObject({ attempts: 2, isDelivered: true });
    expect(sent[1]).toEqual(sent[0]);
    expect(await webhooks.test(id)).toMatchObject({ type: 'test', isDelivered: true });
    await expect(webhooks.redeliver(id, 99)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has room for fifty', async () => {
    const { start } = open();
    const webhooks = await start();
    for (let count = 0; count < 50; count++) await webhooks.create(TERMS, BASE, ADMIN_ACTOR);
    await expect(webhooks.create(TERMS, BASE, ADMIN_ACTOR)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('waitAfter', () => {
  it('waits seconds first and hours later, never quite the same time', () => {
    const waits = [1, 2, 3, 4, 5, 6, 99].map((attempts) => waitAfter(attempts));
    const minutes = [5 / 60, 1, 5, 30, 120, 360, 360];
    for (const [index, ms] of waits.entries()) {
      const expected = (minutes[index] ?? 0) * 60_000;
      expect(ms).toBeGreaterThanOrEqual(expected * 0.8 - 1);
      expect(ms).toBeLessThanOrEqual(expected * 1.2 + 1);
    }
    expect(new Set(Array.from({ length: 20 }, () => waitAfter(6))).size).toBeGreaterThan(1);
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import { createGuessGuard, createLocalClients } from '../../../../src/access/guess-guard.ts';
import { createLocalLimits, type LimitPolicy } from '../../../../src/access/limits.ts';
import { hashSecret } from '../../../../src/access/secrets.ts';
import { openValkeyStore, type ValkeyStore } from '../../../../src/stores/valkey/open.ts';
import { describeLimits } from '../../../contracts/limits.ts';
import { freePort } from '../../../support/free-port.ts';
import { startRedis } from '../../../support/redis.ts';
import { startService } from '../../../support/service.ts';
import { isInstalled } from '../../../support/tools.ts';
import { until } from '../../../support/until.ts';

const POLICIES: readonly LimitPolicy[] = [{ name: 'logins', capacity: 10, perSeconds: 3600 }];

/** The store of one process, and what it told its operator. */
function openStore(url: string, policies = POLICIES): ValkeyStore & { readonly told: string[] } {
  const told: string[] = [];
  const log = {
    info: (_fields: object, message: string) => void told.push(message),
    warn: (_fields: object, message: string) => void told.push(message),
  };
  const limits = createLocalLimits(policies, () => new Date());
  const store = openValkeyStore({ url, log, fallBack: { limits, clients: createLocalClients() } });
  onTestFinished(() => store.close());
  return Object.assign(store, { told });
}

/** The same, when its server has answered. */
async function connected(url: string, policies = POLICIES) {
  const store = openStore(url, policies);
  await answers(store);
  return store;
}

async function answers(store: ValkeyStore): Promise<void> {
  await until(() => {
    if (store.problem !== undefined) throw new Error(store.problem);
  });
}

const GONE = 'the Valkey server does not answer: each process keeps limits by itself until it does';
const THERE = 'the Valkey server answers: limits are shared by all processes';

/** How many of so many requests at the same time are allowed. */
async function countAllowed(stores: readonly ValkeyStore[], requests: number, who = 'a'): Promise<number> {
  const all = Array.from({ length: requests }, (_, index) =>
    stores[index % stores.length]!.limits.take('logins', who),
  );
  return (await Promise.all(all)).filter((it) => it?.allowed).length;
}

describe.skipIf(!isInstalled('redis-server'))('openValkeyStore', () => {
  describeLimits('limits in Redis', async (policies) => {
    const { url } = await startRedis();
    return (await connected(url, policies)).limits;
  });

  it('lets through what the limit allows, over all processes together', async () => {
    const { url } = await startRedis();
    const stores = [await connected(url), await connected(url)];
    expect(await countAllowed(stores, 60)).toBe(10);
    expect(await countAllowed(stores, 60, 'b')).toBe(10);
  });

  it('knows a client in all processes that came in at one of them', async () => {
    const { url } = await startRedis();
    const [one, other] = [await connected(url), await connected(url)];
    const [guard, otherGuard] = [one, other].map((it) => createGuessGuard(it.limits, it.clients));
    const secret = hashSecret('right');
    await guard!.succeeded('192.0.2.1', secret);
    for (let count = 0; count < 10; count++) await otherGuard!.failed('192.0.2.1');
    await expect(otherGuard!.check('192.0.2.1', secret)).resolves.toBeUndefined();
    await expect(otherGuard!.check('192.0.2.1', hashSecret('wrong'))).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(await otherGuard!.check('192.0.2.2', secret)).toBeUndefined();
  });

  it('lets every key expire when its bucket is full, so that none stays', async () => {
    const redis = await startRedis();
    const store = await connected(redis.url, [{ name: 'logins', capacity: 1000, perSeconds: 1 }]);
    await countAllowed([store], 50);
    await expect.poll(() => redis.say('EXISTS l:logins:a')).toBe(':0');
    await store.limits.take('logins', 'a', 1000);
    await store.limits.settle('logins', 'a', -1000);
    expect(await redis.say('EXISTS l:logins:a')).toBe(':0');
  });

  it('counts by itself while its server is killed, says so once, and shares again when it is back', async () => {
    const redis = await startRedis();
    const stores = [await connected(redis.url), await connected(redis.url)];
    expect(await countAllowed(stores, 20)).toBe(10);
    await redis.kill();
    await until(() => expect(stores.map(({ problem }) => problem)).not.toContain(undefined));
    expect(await countAllowed(stores, 60)).toBe(20);
    expect(await countAllowed(stores, 60)).toBe(0);
    expect(stores.map(({ told }) => told)).toEqual([
      [THERE, GONE],
      [THERE, GONE],
    ]);
    await startRedis(redis.port);
    for (const store of stores) await answers(store);
    expect(await countAllowed(stores, 60)).toBe(10);
    expect(stores.map(({ told }) => told.at(-1))).toEqual([THERE, THERE]);
  });

  it('waits a tenth of a second for a server that hangs, and then no more', async () => {
    const redis = await startRedis();
    const store = await connected(redis.url);
    redis.hang();
    const before = performance.now();
    expect(await countAllowed([store], 60)).toBe(10);
    const first = performance.now() - before;
    expect(first).toBeGreaterThan(90);
    expect(store.problem).toMatch(/timed out/i);
    // Asked one after the other, they would wait for three seconds.
    for (let count = 0; count < 30; count++) await countAllowed([store], 1, 'b');
    expect(performance.now() - before - first).toBeLessThan(1500);
    redis.goOn();
    await until(async () => {
      await store.limits.peek('logins', 'a');
      if (store.problem !== undefined) throw new Error(store.problem);
    });
  });

  it('counts by itself while its server is full or takes no changes', async () => {
    const redis = await startRedis();
    const store = await connected(redis.url);
    for (const [broken, mended] of [
      ['CONFIG SET maxmemory 1', 'CONFIG SET maxmemory 0'],
      [`REPLICAOF 127.0.0.1 ${await freePort()}`, 'REPLICAOF NO ONE'],
    ] as const) {
      await redis.say(broken);
      expect(await countAllowed([store], 60, broken)).toBe(10);
      expect(store.problem).toMatch(/OOM|READONLY|MASTERDOWN/);
      await redis.say(mended);
      await until(async () => {
        await store.limits.peek('logins', 'a');
        if (store.problem !== undefined) throw new Error(store.problem);
      });
    }
    expect(store.told).toEqual([THERE, GONE, THERE, GONE, THERE]);
  });

  it('starts without its server', async () => {
    const store = openStore(`redis://127.0.0.1:${await freePort()}`);
    await until(() => expect(store.told).toEqual([GONE]));
    expect(await countAllowed([store], 60)).toBe(10);
  });
});

describe.skipIf(!isInstalled('redis-server'))('TORRENTRY_VALKEY', () => {
  it('lets two servers count wrong tokens together', async () => {
    const { url: valkey } = await startRedis();
    const limitLogins = { capacity: 10, perSeconds: 3600 };
    const services = [
      await startService({ valkey, limitLogins }),
      await startService({ valkey, limitLogins }),
    ];
    for (const { log } of services) await until(() => expect(log.join()).toContain(THERE));
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) {
      const headers = { authorization: `Bearer wrong-${count}` };
      statuses.push((await services[count % 2]!.request('api/v1/torrents', { headers })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });
});

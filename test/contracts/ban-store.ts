import { describe, expect, it } from 'vitest';
import type { BanStore } from '../../src/access/ban.ts';
import type { AuditStore } from '../../src/events/audit.ts';
import { ADMIN_ACTOR } from '../support/admin-actor.ts';
import { at } from './drafts.ts';

interface Opened {
  readonly bans: BanStore;
  readonly audit: AuditStore;
  close(): Promise<void>;
}

const OPERATOR = { tokenId: undefined, name: 'root', via: 'command line', ip: undefined } as const;

/** What every store keeps of bans. */
export function describeBanStore(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    it('gives back a ban in its canonical form, until it is removed', async () => {
      const { bans, audit, close } = await open();
      const made = await bans.addBan({ range: '192.0.2.9/24', reason: ' spam ' }, ADMIN_ACTOR, at(0));
      const whole = {
        id: made.id,
        range: '192.0.2.0/24',
        reason: 'spam',
        at: at(0),
        expiresAt: undefined,
        byId: 1,
        byName: 'admin',
      };
      expect(made).toEqual(whole);
      expect(await bans.listBans({ limit: 9 }, at(1))).toEqual([whole]);
      expect(await bans.removeBan(made.id, OPERATOR, at(2))).toEqual(whole);
      expect(await bans.listBans({ limit: 9 }, at(2))).toEqual([]);
      await expect(bans.removeBan(made.id, OPERATOR, at(3))).rejects.toMatchObject({ code: 'not_found' });
      const again = await bans.addBan({ range: '192.0.2.0/24', reason: 'spam' }, OPERATOR, at(4));
      expect(again.id).toBeGreaterThan(made.id);
      const entries = await audit.list({ limit: 9, object: 'ban 192.0.2.0/24' });
      expect(entries.map(({ action, actor }) => [action, actor.name])).toEqual([
        ['ban.add', 'root'],
        ['ban.remove', 'root'],
        ['ban.add', 'admin'],
      ]);
      await close();
    });

    it('keeps one ban of a range, with the newest reason and end', async () => {
      const { bans, audit, close } = await open();
      const first = await bans.addBan({ range: '2001:db8::/32', reason: 'a' }, ADMIN_ACTOR, at(0));
      const terms = { range: '2001:DB8:1::/32', reason: 'b', expiresAt: at(9) };
      const second = await bans.addBan(terms, OPERATOR, at(1));
      const expected = {
        ...first,
        reason: 'b',
        at: at(1),
        expiresAt: at(9),
        byId: undefined,
        byName: 'root',
      };
      expect(second).toEqual(expected);
      expect(await bans.listBans({ limit: 9 }, at(2))).toEqual([expected]);
      expect(await audit.list({ limit: 1 })).toMatchObject([
        {
          action: 'ban.edit',
          before: { reason: 'a', expiresAt: null },
          after: { reason: 'b', expiresAt: at(9).toISOString() },
        },
      ]);
      await close();
    });

    it('lists page by page what has not expired, the newest first, and deletes what has', async () => {
      const { bans, close } = await open();
      for (let index = 0; index < 4; index++) {
        const expiresAt = index === 3 ? undefined : at(10 * (index + 1));
        await bans.addBan({ range: `192.0.2.${index}`, reason: 'x', expiresAt }, ADMIN_ACTOR, at(0));
      }
      const ranges = async (limit: number, before: number | undefined, minute: number) =>
        (await bans.listBans({ limit, before }, at(minute))).map(({ range }) => range);
      const [newest] = await bans.listBans({ limit: 1 }, at(0));
      expect(await ranges(2, newest?.id, 0)).toEqual(['192.0.2.2', '192.0.2.1']);
      expect(await ranges(9, undefined, 20)).toEqual(['192.0.2.3', '192.0.2.2']);
      expect(await bans.forgetExpiredBans(at(9))).toBe(0);
      expect(await bans.forgetExpiredBans(at(20))).toBe(2);
      expect(await ranges(9, undefined, 0)).toEqual(['192.0.2.3', '192.0.2.2']);
      await close();
    });

    it('refuses to ban who does it, and this machine', async () => {
      const { bans, close } = await open();
      const add = (range: string, ip: string | undefined) =>
        bans.addBan({ range, reason: 'x' }, { ...ADMIN_ACTOR, ip }, at(0));
      for (const [range, ip] of [
        ['192.0.2.0/24', '192.0.2.7'],
        ['192.0.2.7', '::ffff:192.0.2.7'],
        ['2001:db8::/32', '2001:db8::7'],
      ] as const)
        await expect(add(range, ip)).rejects.toMatchObject({
          code: 'conflict',
          message: `Cannot ban ${range}: your own address, ${ip}, is in it`,
        });
      for (const range of ['127.0.0.1', '127.0.0.0/16', '::1'])
        await expect(add(range, undefined)).rejects.toMatchObject({
          code: 'conflict',
          message: `Cannot ban ${range}: it is this machine itself`,
        });
      expect(await bans.listBans({ limit: 9 }, at(1))).toEqual([]);
      await close();
    });
  });
}

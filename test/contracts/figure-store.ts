import { describe, expect, it } from 'vitest';
import type { TokenStore } from '../../src/access/token.ts';
import { BASELINES_MAX, type FigureChange, type FigureStore } from '../../src/swarm/figure-store.ts';
import { ADMIN, tokenDraft } from './access-drafts.ts';
import { at } from './drafts.ts';

export interface OpenedFigureStores {
  readonly figures: FigureStore;
  readonly tokens: TokenStore;
  close(): Promise<void>;
}

function change(userId: number, overrides: Partial<FigureChange> = {}): FigureChange {
  const counts = { uploaded: 10, downloaded: 4, uploadedAlone: 1, seededFrom: 100, seededTo: 160 };
  const baseline = { uploaded: 50, downloaded: 4, atSeconds: 160, isSeeder: true, hadLeechers: false };
  return {
    userId,
    infohash: Buffer.alloc(20, 1),
    peer: Buffer.alloc(8, 1),
    ...counts,
    baseline,
    ...overrides,
  };
}

const V2 = Buffer.alloc(32, 2);

/** What every store of what users transfer does, however it keeps it. */
export function describeFigureStore(name: string, open: () => Promise<OpenedFigureStores>): void {
  describe(name, () => {
    const opened = async () => {
      const stores = await open();
      const user = await stores.tokens.createToken(tokenDraft('user'), ADMIN, at(0));
      const parentId = user.id;
      const draft = tokenDraft('passkey', { kind: 'passkey', role: 'reader', parentId });
      const passkey = await stores.tokens.createToken(draft, ADMIN, at(0));
      return { ...stores, userId: user.id, passkeyId: passkey.id };
    };

    it('adds what changed, and lists it with the last changed first, a page at a time', async () => {
      const { figures, userId, close } = await opened();
      await figures.saveFigures([change(userId), change(userId, { infohash: V2 })], at(1));
      await figures.saveFigures([change(userId, { uploaded: 5, seededFrom: 160, seededTo: 170 })], at(2));
      const one = { uploaded: 15, downloaded: 8, uploadedAlone: 2, seedSeconds: 70, changedAt: at(2) };
      const other = { uploaded: 10, downloaded: 4, uploadedAlone: 1, seedSeconds: 60, changedAt: at(1) };
      const all = [
        { infohash: '01'.repeat(20), ...one },
        { infohash: '02'.repeat(32), ...other },
      ];
      expect(await figures.listFigures(userId, 9)).toEqual(all);
      const [first] = await figures.listFigures(userId, 1);
      expect(await figures.listFigures(userId, 9, first)).toEqual(all.slice(1));
      const totals = { uploaded: 25, downloaded: 12, uploadedAlone: 3, seedSeconds: 130 };
      expect(await figures.sumFigures(userId)).toEqual(totals);
      expect(await figures.listFigures(userId + 100, 9)).toEqual([]);
      await close();
    });

    it('counts the time once in which several clients seed', async () => {
      const { figures, userId, close } = await opened();
      const other = { peer: Buffer.alloc(8, 2), seededFrom: 130, seededTo: 200 };
      await figures.saveFigures([change(userId), change(userId, other)], at(1));
      await figures.saveFigures([change(userId, { seededFrom: 150, seededTo: 190 })], at(2));
      await figures.saveFigures([change(userId, { seededFrom: 0, seededTo: 0 })], at(3));
      expect(await figures.sumFigures(userId)).toMatchObject({ seedSeconds: 100 });
      await close();
    });

    it('keeps nothing of users without a passkey in use, and forgets those who had one', async () => {
      const { figures, tokens, userId, passkeyId, close } = await opened();
      await figures.saveFigures([change(userId), change(userId, { infohash: V2 }), change(99)], at(1));
      expect(await figures.listFigures(99, 9)).toEqual([]);
      expect(await figures.forgetFigures(9)).toBe(0);
      await tokens.revokeToken(passkeyId, ADMIN, at(2));
      expect(await figures.forgetFigures(1)).toBe(1);
      expect(await figures.forgetFigures(9)).toBe(1);
      expect(await figures.listFigures(userId, 9)).toEqual([]);
      await figures.saveFigures([change(userId)], at(3));
      expect(await figures.listFigures(userId, 9)).toEqual([]);
      await close();
    });

    it('forgets users whose token is revoked', async () => {
      const { figures, tokens, userId, close } = await opened();
      await figures.saveFigures([change(userId)], at(1));
      await tokens.revokeToken(userId, ADMIN, at(2));
      expect(await figures.forgetFigures(9)).toBe(1);
      await close();
    });

    it('keeps what some clients of each torrent said last, for a while', async () => {
      const { figures, userId, close } = await opened();
      const said = (second: number): FigureChange => {
        const { baseline } = change(userId);
        return change(userId, {
          peer: Buffer.alloc(8, second),
          baseline: { ...baseline, atSeconds: second },
        });
      };
      for (let second = 1; second <= BASELINES_MAX + 3; second += 1)
        await figures.saveFigures([said(second)], at(1));
      expect(await figures.trimBaselines(new Date(6_000), 9)).toBe(2);
      expect(await figures.trimBaselines(new Date(1e6), 2)).toBe(2);
      expect(await figures.trimBaselines(new Date(1e6), 99)).toBe(BASELINES_MAX - 4);
      await close();
    });
  });
}

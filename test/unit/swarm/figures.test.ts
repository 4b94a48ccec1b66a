import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/swarm/credit.ts';
import type { FigureKey } from '../../../src/swarm/figure-store.ts';
import { Figures } from '../../../src/swarm/figures.ts';

const HASH = Buffer.alloc(20, 7);

function open(clientsMax = 8) {
  const figures = new Figures({ clientsMax, seed: 5, bytesPerSecondMax: 1e9 });
  const key = (userId: number, peer: string, infohash: Uint8Array = HASH): FigureKey => {
    const found = figures.keyOf(userId, infohash, { peerId: Buffer.alloc(20, peer) });
    if (found === undefined) throw new Error('There is a peer id');
    return found;
  };
  return { figures, key };
}

function says(uploaded: number, more: Partial<Statement> = {}): Statement {
  const at = { atSeconds: 1_000, isSeeder: false, hadLeechers: true, event: 'none' } as const;
  return { uploaded, downloaded: 0, ...at, ...more };
}

describe('Figures', () => {
  it('gives what was credited once, with what the client said last', () => {
    const { figures, key } = open();
    const client = key(1, 'a');
    figures.note(client, says(100), undefined);
    figures.note(client, says(150, { isSeeder: true, atSeconds: 1_010 }), undefined);
    figures.note(client, says(170, { isSeeder: true, atSeconds: 1_030 }), undefined);
    const [change, ...others] = figures.takeChanges(10);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      userId: 1,
      uploaded: 70,
      downloaded: 0,
      seededFrom: 1_010,
      seededTo: 1_030,
    });
    expect(change?.baseline).toMatchObject({ uploaded: 170, atSeconds: 1_030, isSeeder: true });
    expect(Buffer.from(change?.infohash ?? []).equals(HASH)).toBe(true);
    expect(figures.takeChanges(10)).toEqual([]);
    figures.note(client, says(171, { atSeconds: 1_040 }), undefined);
    expect(figures.takeChanges(10)).toMatchObject([{ uploaded: 1 }]);
  });

  it('tells apart users, torrents of both versions, and clients', () => {
    const { figures, key } = open();
    const clients = [key(1, 'a'), key(2, 'a'), key(1, 'b'), key(1, 'a', Buffer.alloc(32, 7))];
    for (const client of clients) figures.note(client, says(5), undefined);
    const taken = figures.takeChanges(3);
    expect(taken).toHaveLength(3);
    expect(figures.takeChanges(3).map(({ infohash }) => infohash.length)).toEqual([32]);
  });

  it('compares with what is written down of a client that is not in memory', () => {
    const { figures, key } = open();
    const stored = { uploaded: 90, downloaded: 0, atSeconds: 900, isSeeder: false, hadLeechers: true };
    figures.note(key(1, 'a'), says(100), stored);
    expect(figures.takeChanges(1)).toMatchObject([{ uploaded: 10 }]);
  });

  it('forgets clients that are written down for others, and none that is not', () => {
    const { figures, key } = open(2);
    for (const peer of ['a', 'b']) figures.note(key(1, peer), says(5), undefined);
    figures.note(key(1, 'c'), says(5), undefined);
    expect(figures.has(key(1, 'c'))).toBe(false);
    expect(figures.takeChanges(9)).toHaveLength(2);
    figures.note(key(1, 'c'), says(5), undefined);
    expect(['a', 'b', 'c'].filter((peer) => figures.has(key(1, peer)))).toHaveLength(2);
    expect(figures.has(key(1, 'c'))).toBe(true);
  });
});

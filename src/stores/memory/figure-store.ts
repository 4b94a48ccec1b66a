import {
  BASELINES_MAX,
  type Figure,
  type FigureChange,
  type FigureStore,
  type FigureTotals,
} from '../../swarm/figure-store.ts';
import type { StoredFigure, Tables } from './tables.ts';

const NOTHING: FigureTotals = { uploaded: 0, downloaded: 0, uploadedAlone: 0, seedSeconds: 0 };

/** What users have transferred, in memory. */
export function createFigureStore(tables: Tables): FigureStore {
  const { figures } = tables;
  return {
    async saveFigures(changes, now) {
      for (const change of changes) if (takesPart(change.userId, tables)) save(change, now, tables);
    },
    async listFigures(userId, limit, after) {
      const all = ofUser(userId, tables).sort((a, b) => (isBefore(a, b) ? -1 : 1));
      return all
        .filter((figure) => after === undefined || isBefore(after, figure))
        .slice(0, limit)
        .map(toFigure);
    },
    sumFigures: async (userId) => ofUser(userId, tables).reduce(sum, NOTHING),
    async forgetFigures(limit) {
      const left = [...figures].filter(([, { userId }]) => !takesPart(userId, tables)).slice(0, limit);
      for (const [key] of left) figures.delete(key);
      return left.length;
    },
    async trimBaselines(before, limit) {
      let left = limit;
      for (const { baselines } of figures.values()) {
        for (const [peer, { atSeconds }] of baselines) {
          if (left <= 0 || atSeconds >= Math.floor(before.getTime() / 1000)) continue;
          baselines.delete(peer);
          left -= 1;
        }
      }
      return limit - left;
    },
  };
}

function takesPart(userId: number, { tokens }: Tables): boolean {
  const keys = [...tokens.values()].filter(({ kind, parentId }) => kind === 'passkey' && parentId === userId);
  return tokens.get(userId)?.revokedAt === undefined && keys.some(({ revokedAt }) => revokedAt === undefined);
}

function save(change: FigureChange, now: Date, { figures }: Tables): void {
  const { userId, seededFrom, seededTo, baseline, peer } = change;
  const infohash = Buffer.from(change.infohash).toString('hex');
  const key = `${userId} ${infohash}`;
  const before = figures.get(key);
  const counted = before?.seededTo ?? 0;
  const added = { ...change, seedSeconds: Math.max(0, seededTo - Math.max(seededFrom, counted)) };
  const baselines = new Map(before?.baselines);
  baselines.set(Buffer.from(peer).toString('hex'), baseline);
  const newest = [...baselines].sort(([a, x], [b, y]) => y.atSeconds - x.atSeconds || (a < b ? -1 : 1));
  figures.set(key, {
    ...sum(before ?? NOTHING, added),
    userId,
    infohash,
    changedAt: now,
    seededTo: Math.max(counted, seededTo),
    baselines: new Map(newest.slice(0, BASELINES_MAX)),
  });
}

function ofUser(userId: number, { figures }: Tables): StoredFigure[] {
  return [...figures.values()].filter((figure) => figure.userId === userId);
}

/** Whether it comes before another in a list. */
function isBefore(
  one: Pick<Figure, 'changedAt' | 'infohash'>,
  other: Pick<Figure, 'changedAt' | 'infohash'>,
): boolean {
  const difference = one.changedAt.getTime() - other.changedAt.getTime();
  return difference > 0 || (difference === 0 && one.infohash > other.infohash);
}

function sum(one: FigureTotals, other: FigureTotals): FigureTotals {
  const of = (name: keyof FigureTotals): number => Math.min(one[name] + other[name], Number.MAX_SAFE_INTEGER);
  return {
    uploaded: of('uploaded'),
    downloaded: of('downloaded'),
    uploadedAlone: of('uploadedAlone'),
    seedSeconds: of('seedSeconds'),
  };
}

function toFigure(figure: StoredFigure): Figure {
  const { infohash, uploaded, downloaded, uploadedAlone, seedSeconds, changedAt } = figure;
  return { infohash, uploaded, downloaded, uploadedAlone, seedSeconds, changedAt };
}

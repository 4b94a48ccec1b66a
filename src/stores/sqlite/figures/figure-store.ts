import type { Figure, FigureChange, FigureStore, FigureTotals } from '../../../swarm/figure-store.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { ownCopy } from '../writer/transferable.ts';
import type { Writer } from '../writer/writer.ts';

export interface FigureStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

type FigureRow = FigureTotals & { readonly infohash: Uint8Array; readonly changedAt: number };

/** What users have transferred, in the database: read in the calling thread, changed by the writer. */
export function createFigureStore({ reader, writer, calls }: FigureStoreParts): FigureStore {
  const list = reader.prepare<[object], FigureRow>(`
    SELECT infohash, uploaded, downloaded, uploaded_alone AS uploadedAlone, seed_seconds AS seedSeconds,
      changed_at AS changedAt
    FROM figures WHERE user_id = :userId AND (changed_at, infohash) < (:changedAt, :infohash)
    ORDER BY changed_at DESC, infohash DESC LIMIT :limit`);
  const sums = reader.prepare<[number], FigureTotals>(`
    SELECT coalesce(sum(uploaded), 0) AS uploaded, coalesce(sum(downloaded), 0) AS downloaded,
      coalesce(sum(uploaded_alone), 0) AS uploadedAlone, coalesce(sum(seed_seconds), 0) AS seedSeconds
    FROM figures WHERE user_id = ?`);
  return {
    saveFigures: (changes, now) =>
      calls.run(() => writer.run('saveFigures', [changes.map(transferable), now])),
    listFigures: (userId, limit, after) =>
      calls.run(() => {
        const changedAt = after?.changedAt.getTime() ?? Number.MAX_SAFE_INTEGER;
        const infohash = Buffer.from(after?.infohash ?? '', 'hex');
        return list.all({ userId, limit, changedAt, infohash }).map(toFigure);
      }),
    sumFigures: (userId) =>
      calls.run(() => {
        const found = sums.get(userId);
        if (found === undefined) throw new Error('A sum has no row');
        return found;
      }),
    forgetFigures: (limit) => calls.run(() => writer.run('forgetFigures', [limit])),
    trimBaselines: (before, limit) => calls.run(() => writer.run('trimBaselines', [before, limit])),
  };
}

function transferable(change: FigureChange): FigureChange {
  return { ...change, infohash: ownCopy(change.infohash), peer: ownCopy(change.peer) };
}

function toFigure({ infohash, changedAt, ...rest }: FigureRow): Figure {
  return { ...rest, infohash: Buffer.from(infohash).toString('hex'), changedAt: new Date(changedAt) };
}

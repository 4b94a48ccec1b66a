import { healthOf } from '../catalogue/swarm-counts.ts';
import { hash } from 'node:crypto';
import type { Revision } from '../catalogue/listed-collection.ts';
import type { Torrent } from '../catalogue/torrent.ts';

/** Whether a list depends on counts, which change without a change of its revision. */
export function isByCounts(query: URLSearchParams): boolean {
  return query.has('seedersMin') || ['seeders', 'downloads'].includes(query.get('sort') ?? '');
}

/** The state of a list that depends on counts: of the list, and of the counts of all that is shown of it. */
export function withCounts({ number, changedAt }: Revision, items: readonly Torrent[]): Revision {
  const counts = items.map((torrent) => [torrent.id, torrent.downloadCount, healthOf(torrent)?.seeders]);
  const times = items.map((torrent) => healthOf(torrent)?.at.getTime() ?? 0);
  return {
    number: Number.parseInt(digestOf(JSON.stringify([number, counts])), 16),
    changedAt: new Date(Math.max(changedAt.getTime(), ...times)),
  };
}

/** What such a list is called among those of its collection, which have other states. */
export function countedName(list: string, query: URLSearchParams): string {
  return `${list}?${digestOf(query.toString())}`;
}

/** 48 bits. */
function digestOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 12);
}

import { SERVER } from '../events/audit.ts';
import type { RetentionFacts } from './facts.ts';
import { takeDown } from './plan-path.ts';
import { inOrder, unchanged, type Plan } from './plan.ts';
import { describeRule, keptUntilMs, ruleFor, type RetentionRule } from './retention.ts';
import type { Torrent } from './torrent.ts';

/**
 * Plans the removal of torrents that were found to be due in a collection. Much may have changed since they were: each goes
 * only when the rules of now do not keep it, as those show that were found to stay.
 */
export function planRetention(
  { collection, rules, due, kept }: RetentionFacts & { readonly collection: string },
  now: Date,
): Plan<number> {
  const isThere = ({ state, collection: place }: Torrent) => state === 'public' && place === collection;
  const staying = kept.filter(isThere);
  const counted = staying.filter(({ pinned }) => !pinned);
  const newest = Map.groupBy(counted, (torrent) => ruleFor(rules, torrent));
  const goes = (torrent: Torrent): RetentionRule | undefined => {
    const rule = ruleFor(rules, torrent);
    if (rule === undefined || rule.keep === 'all' || torrent.pinned || !isThere(torrent)) return undefined;
    const newer = newest.get(rule)?.filter(({ id }) => id > torrent.id) ?? [];
    const isKept = newer.length < (rule.keep ?? 0) || keptUntilMs(rule, torrent) > now.getTime();
    return isKept ? undefined : rule;
  };
  // A collection of which nothing is known to stay might be emptied.
  if (staying.length === 0) return unchanged(0);
  const stayingIds = new Set(staying.map(({ id }) => id));
  const removals = due.flatMap((torrent) => {
    const rule = stayingIds.has(torrent.id) ? undefined : goes(torrent);
    if (rule === undefined) return [];
    const reason = `its collection keeps ${describeRule(rule)}`;
    return [takeDown(torrent, { reason }, SERVER, now, 'retention')];
  });
  return { result: removals.length, ...inOrder(...removals) };
}

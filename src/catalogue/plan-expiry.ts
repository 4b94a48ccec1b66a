import { SERVER } from '../events/audit.ts';
import { takeDown } from './plan-path.ts';
import { inOrder, type Plan } from './plan.ts';
import type { Torrent } from './torrent.ts';

/** Plans the removal of torrents that have expired. Their moderators and owners can restore them. */
export function planExpiry(torrents: readonly Torrent[], now: Date): Plan<number> {
  const removals = torrents.map((torrent) => {
    const at = torrent.expiresAt?.toISOString() ?? '';
    const reason = `it expired on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
    return takeDown(torrent, { reason }, SERVER, now, 'expiry');
  });
  return { result: removals.length, ...inOrder(...removals) };
}

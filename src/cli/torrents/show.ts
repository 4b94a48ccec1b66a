import type { AnsweredBy } from '../../client/client.ts';
import { formatPath } from '../../catalogue/torrent.ts';
import { formatBytes } from '../../lib/byte-text.ts';
import { counted } from '../../lib/counted.ts';
import { plain } from '../printable.ts';

/** A torrent as the API tells of it. */
export type ShownTorrent = AnsweredBy<'listTorrents'>['items'][number];

/** The torrent in one line: its infohash and its path. */
export function lineOf(torrent: ShownTorrent): string {
  return `${torrent.infohashV1 ?? torrent.infohashV2 ?? ''}  ${plain(formatPath(torrent))}`;
}

/** The torrent in lines of a name and a value each. */
export function linesOf(torrent: ShownTorrent): readonly string[] {
  const { swarm, links, infohashV1, infohashV2 } = torrent;
  const values: Readonly<Record<string, string | null>> = {
    path: formatPath(torrent),
    name: torrent.name,
    title: torrent.title,
    state: torrent.state,
    'reason of the state': torrent.stateReason,
    size: `${formatBytes(torrent.contentBytes)} in ${counted(torrent.fileCount, 'file')}`,
    version: torrent.version,
    private: torrent.private ? 'yes' : null,
    'infohash v1': infohashV1,
    'infohash v2': infohashV2,
    published: torrent.publishedAt,
    updated: torrent.updatedAt === torrent.publishedAt ? null : torrent.updatedAt,
    expires: torrent.expiresAt,
    pinned: torrent.pinned ? 'yes' : null,
    category: torrent.category,
    tags: torrent.tags.length === 0 ? null : torrent.tags.join(', '),
    licence: torrent.licence,
    description: torrent.description,
    downloads: String(torrent.downloads),
    swarm:
      swarm === null ? null : `${counted(swarm.seeders, 'seeder')}, ${counted(swarm.leechers, 'leecher')}`,
    page: links.page,
    magnet: links.magnet,
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${plain(value)}`],
  );
}

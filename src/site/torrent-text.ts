import type { Torrent } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import { createAddresses, download } from '../web/addresses.ts';

/** What is known of a torrent, a line each, for people at a terminal. */
export function torrentText(torrent: Torrent, magnet: string, base: Base): string {
  const rows: [string, string | undefined][] = [
    ['name', torrent.name],
    [
      'size',
      `${torrent.contentBytes} bytes in ${torrent.fileCount} ${torrent.fileCount === 1 ? 'file' : 'files'}`,
    ],
    ['infohash v1', torrent.infohashV1],
    ['infohash v2', torrent.infohashV2],
    ['published', torrent.publishedAt.toISOString()],
    ['sha256', torrent.sha256],
    ['download', download(createAddresses(base), torrent)],
    ['magnet', magnet],
  ];
  return rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value = '']) => `${`${name}:`.padEnd(13)}${value.replaceAll(/[\p{Cc}]/gu, '\u{fffd}')}`)
    .join('\n');
}

import type { Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { createAddresses, download } from '../../service/addresses.ts';

interface TextInput {
  readonly torrent: Torrent;
  readonly magnet: string;
  /** What superseded it. */
  readonly occupant: Torrent | undefined;
}

/** What is known of a torrent, a line each, for people at a terminal. */
export function torrentText({ torrent, magnet, occupant }: TextInput, base: Base): string {
  const rows: [string, string | undefined][] = [
    ['name', torrent.name],
    ['state', stateOf(torrent, occupant, base)],
    [
      'size',
      `${torrent.contentBytes} bytes in ${torrent.fileCount} ${torrent.fileCount === 1 ? 'file' : 'files'}`,
    ],
    ['infohash v1', torrent.infohashV1],
    ['infohash v2', torrent.infohashV2],
    ['published', torrent.publishedAt.toISOString()],
    ['expires', torrent.expiresAt?.toISOString()],
    ['pinned', torrent.pinned ? 'yes' : undefined],
    ['sha256', torrent.sha256],
    ['download', download(createAddresses(base), torrent)],
    ['magnet', magnet],
  ];
  return rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value = '']) => `${`${name}:`.padEnd(13)}${value.replaceAll(/[\p{Cc}]/gu, '\u{fffd}')}`)
    .join('\n');
}

/** What its page says of a torrent that is not in the lists; undefined for one that is. */
function stateOf(
  { state, stateReason }: Torrent,
  occupant: Torrent | undefined,
  base: Base,
): string | undefined {
  if (state === 'public') return undefined;
  const reason = stateReason === undefined ? '' : `: ${stateReason}`;
  const by = occupant === undefined ? '' : ` by ${createAddresses(base).page(occupant)}`;
  return `${state}${by}${reason}`;
}

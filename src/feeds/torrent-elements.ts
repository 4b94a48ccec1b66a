import type { Html } from '../http/html.ts';
import type { FeedItem } from './feed.ts';
import { xml } from '../service/xml.ts';

/**
 * What BEP 36 and ezrss tell of a torrent beside its link. Readers take the infohash for that of v1, and the address of
 * `magnetURI` may have no trackers: the file has them.
 */
export function torrentElements({ torrent, magnet }: FeedItem): Html {
  const { fileName, contentBytes, infohashV1 } = torrent;
  return xml`<torrent:fileName>${fileName}</torrent:fileName>
<torrent:contentLength>${contentBytes}</torrent:contentLength>
${infohashV1 !== undefined && xml`<torrent:infoHash>${infohashV1}</torrent:infoHash>`}
${magnet !== undefined && xml`<torrent:magnetURI>${magnet}</torrent:magnetURI>`}`;
}

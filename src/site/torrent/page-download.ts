import type { Torrent } from '../../catalogue/torrent.ts';
import { download } from '../../service/addresses.ts';
import { hasSources } from '../../service/site-sources.ts';
import type { Frame } from '../layout/frame.ts';

/** Whether the file to which a page leads has more trackers and web seeds than the one that was uploaded. */
export function addsSources(torrent: Torrent, frame: Frame): boolean {
  return frame.addsSources && hasSources(frame.sourcesOf(torrent));
}

/** Where a page leads for the file of a torrent: as it was uploaded, or with what the site offers where its operator wants that. */
export function pageDownload(torrent: Torrent, frame: Frame): string {
  const address = download(frame.addresses, torrent);
  return addsSources(torrent, frame) ? `${address}?sources=site` : address;
}

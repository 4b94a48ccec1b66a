import type { Torrent } from '../../catalogue/torrent.ts';
import { download } from '../../service/addresses.ts';
import { hasSources } from '../../service/site-sources.ts';
import type { Frame } from '../layout/frame.ts';

/** Where a page leads for the file of a torrent: as it was uploaded, or with what the site offers where its operator wants that. */
export function pageDownload(torrent: Torrent, { addresses, addsSources, sourcesOf }: Frame): string {
  const address = download(addresses, torrent);
  return addsSources && hasSources(sourcesOf(torrent)) ? `${address}?sources=site` : address;
}

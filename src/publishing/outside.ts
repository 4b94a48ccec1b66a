import type { OutsideInfo } from '../metainfo/create.ts';
import type { SourceItem } from './item.ts';

/**
 * What is outside `info` in the torrents of a folder that is served at that address, or nowhere: each has its own address
 * as web seed (BEP 19). Nothing in it depends on the time or on the version of this program, so that the bytes stay the same.
 */
export function outsideOf(
  address: string | undefined,
  trackers: readonly (readonly string[])[],
): (item: Pick<SourceItem, 'name' | 'kind'>) => OutsideInfo {
  return ({ name, kind }) => ({
    trackers,
    // Clients add the names of the folder and of the file to an address that ends in a slash.
    webSeeds:
      address === undefined
        ? []
        : [kind === 'folder' ? `${address}/` : `${address}/${encodeURIComponent(name)}`],
    createdBy: 'Torrentry',
  });
}

import { canonicalInfohash, type Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { encodePath } from '../../service/addresses.ts';

/** The addresses of AtomPub, as absolute URLs. */
export interface AtompubAddresses {
  /** What tells the category of a torrent from its tags, which have no scheme. */
  readonly categories: string;
  /** Ends in a slash; `''` is the collection at the root. */
  collection(path: string): string;
  member(torrent: Torrent): string;
}

export function atompubAddresses({ origin, prefix }: Base): AtompubAddresses {
  const root = `${origin}${prefix}/atompub`;
  return {
    categories: `${root}/categories`,
    collection: (path) => `${root}/collections/${path === '' ? '' : `${encodePath(path)}/`}`,
    member: (torrent) => `${root}/torrents/${canonicalInfohash(torrent)}`,
  };
}

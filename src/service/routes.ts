import { routeBuilder } from '../http/router.ts';
import { isReservedSegment } from '../lib/scope.ts';
import { parseInfohash } from '../metainfo/infohash.ts';

/**
 * The types of parameters that a path may have beside those of every application: `infohash` in hex or base32 and any
 * case; `torrentFile`, a file name that ends in `.torrent` in any case, without that ending; `folder`, a path that is
 * not a torrent's; and `published`, any path at which publishers may have something, with the slash at its end.
 */
const PATH_TYPES = {
  infohash: { parse: parseInfohash },
  torrentFile: { parse: (text: string): string | undefined => /^(.+)\.torrent$/is.exec(text)?.[1] },
  folder: {
    parse: (text: string): string | undefined =>
      text === '' || /[^/]\.torrent$/i.test(text) ? undefined : text,
    spans: 'many',
  },
  published: {
    parse: (text: string): string | undefined =>
      isReservedSegment(text.split('/', 1)[0] ?? '') ? undefined : text,
    spans: 'open',
  },
} as const;

export type PathTypes = typeof PATH_TYPES;

/** Makes a route whose template may have parameters of these types. */
export const route = routeBuilder(PATH_TYPES);

import { routeBuilder } from '../http/router.ts';
import { parseInfohash } from '../metainfo/infohash.ts';

/**
 * Makes a route whose template may have parameters of two more types: `infohash` in hex or base32 and any case, and
 * `folder`, a path that is not a torrent's.
 */
export const route = routeBuilder({
  infohash: { parse: parseInfohash },
  folder: {
    parse: (text: string): string | undefined =>
      text === '' || /[^/]\.torrent$/.test(text) ? undefined : text,
    spans: 'many',
  },
});

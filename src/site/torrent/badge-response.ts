import type { Torrent } from '../../catalogue/torrent.ts';
import type { Base } from '../../http/context.ts';
import { respond } from '../../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../../http/security-headers.ts';
import { createAddresses } from '../../service/addresses.ts';
import type { Visitor } from '../../service/visitor.ts';
import { torrentHeaders } from '../layout/page-response.ts';
import { LANGUAGES } from '../messages/languages.ts';
import { badge } from './badge.ts';

/** A torrent as a small picture for pages elsewhere. `forStrangers` is how long caches may keep what is public. */
export function respondBadge(
  torrent: Torrent,
  visitor: Visitor,
  base: Base,
  forStrangers?: string,
): Response {
  const headers = {
    ...UNTRUSTED_CONTENT_HEADERS,
    ...torrentHeaders(torrent.state, visitor, forStrangers),
    'content-type': 'image/svg+xml',
    link: `<${createAddresses(base).badge(torrent)}>; rel="canonical"`,
  };
  // It is the same picture for all readers of the page that it is in.
  const { format } = LANGUAGES.en;
  return respond(200, headers, badge(torrent.title ?? torrent.name, format.bytes(torrent.contentBytes)));
}

import { html, type Html } from '../../http/html.ts';
import { NARROWED_LIST_MEMBERS } from '../../service/list-query.ts';
import type { Frame } from '../layout/frame.ts';
import type { ListLink } from './list-head.ts';
import { dataAddress, type ListAddress } from './list-address.ts';

/** What a page of a list tells feed readers of the feeds of the same list, for its head. */
export function feedHead(list: ListAddress): Html {
  return html`<link
      rel="alternate"
      type="application/atom+xml"
      title="Atom"
      href="${feedAddress(list, 'atom')}"
    />
    <link rel="alternate" type="application/rss+xml" title="RSS" href="${feedAddress(list, 'rss')}" />
    <link
      rel="alternate"
      type="application/feed+json"
      title="JSON Feed"
      href="${feedAddress(list, 'json')}"
    />`;
}

/** The link to the feed of the same list. */
export function feedLink(list: ListAddress, { messages }: Frame): ListLink {
  return { address: feedAddress(list, 'atom'), text: messages.list.feed };
}

function feedAddress({ path, query }: ListAddress, format: 'atom' | 'rss' | 'json'): string {
  return dataAddress({ path: `${path}feed.${format}`, query }, NARROWED_LIST_MEMBERS, { limit: undefined });
}

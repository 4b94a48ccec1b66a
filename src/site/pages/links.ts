import type { Torrent } from '../../catalogue/torrent.ts';
import type { Addresses } from '../../web/addresses.ts';
import { name, shorten } from '../format.ts';
import { href, html, type Html } from '../../http/html.ts';

const URL_CHARACTERS_MAX = 2000;

/** An address that a stranger wrote: a link where it may be one, else text. Search engines give it no weight. */
export function foreignLink(url: string): Html {
  const text = html`<bdi translate="no">${shorten(url, URL_CHARACTERS_MAX)}</bdi>`;
  const mayBeLink = url.length <= URL_CHARACTERS_MAX && /^https?:/i.test(url) && href(url) !== undefined;
  if (!mayBeLink) return text;
  return html`<a href="${url}" rel="nofollow ugc noreferrer noopener">${text}</a>`;
}

/** A torrent by the name that people gave it, leading to its page. */
export function torrentLink(addresses: Addresses, torrent: Torrent): Html {
  return html`<a href="${addresses.page(torrent)}">${name(torrent.title ?? torrent.name)}</a>`;
}

/** A collection's path with a link to every collection on it. */
export function collectionTrail(addresses: Addresses, path: string): Html[] {
  const names = path.split('/');
  return names.map((_, index) => {
    const parent = names.slice(0, index + 1).join('/');
    return html`<a href="${addresses.collection(parent)}">${name(names[index] ?? '')}</a>`;
  });
}

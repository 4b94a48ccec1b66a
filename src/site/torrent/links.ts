import { isOfStreams } from '../../catalogue/stream.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { href, html, type Html } from '../../http/html.ts';
import { showInvisible } from '../../metainfo/key-path.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Frame } from '../layout/frame.ts';

const URL_CHARACTERS_MAX = 2000;

/** An address that a stranger wrote: a link where it may be one, else text. Search engines give it no weight. */
export function foreignLink(url: string): Html {
  const text = html`<bdi translate="no" dir="ltr">${showInvisible(shorten(url, URL_CHARACTERS_MAX))}</bdi>`;
  const mayBeLink = url.length <= URL_CHARACTERS_MAX && /^https?:/i.test(url) && href(url) !== undefined;
  if (!mayBeLink) return text;
  return html`<a href="${url}" rel="nofollow ugc noreferrer noopener">${text}</a>`;
}

/** A torrent by the name that people gave it, leading to its page. */
export function torrentLink(torrent: Torrent, { addresses, format }: Frame): Html {
  return html`<a href="${addresses.page(torrent)}">${format.name(torrent.title ?? torrent.name)}</a>`;
}

/** Where the upload form is, with a collection filled in; `''` is none. */
export function uploadAddress(collection: string, { addresses }: Frame): string {
  if (collection === '' || isOfStreams(collection)) return addresses.upload;
  return `${addresses.upload}?collection=${encodeURIComponent(collection)}`;
}

/**
 * The way down to something in a collection: all torrents, and a link to every collection of that path; `further` are the
 * steps below it.
 */
export function trail(path: string, frame: Frame, further: readonly Html[] = []): Html {
  const { addresses, messages, format } = frame;
  const names = path === '' ? [] : path.split('/');
  const { breadcrumbs: label, allTorrents } = messages.common;
  return html`<nav class="trail" aria-label="${label}">
    <ol>
      <li><a href="${addresses.start}">${allTorrents}</a></li>
      ${names.map((name, index) => {
        const collection = names.slice(0, index + 1).join('/');
        return html`<li><a href="${addresses.collection(collection)}">${format.name(name)}</a></li> `;
      })}
      ${further.map((step) => html`<li>${step}</li> `)}
    </ol>
  </nav>`;
}

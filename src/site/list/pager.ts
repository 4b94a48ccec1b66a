import { html, type Html } from '../../http/html.ts';
import type { Count } from '../../catalogue/torrent-list.ts';
import type { Frame } from '../layout/frame.ts';

/** Where a page of a list is, and what it leads to. */
export interface Pages {
  /** The addresses of the pages before and after; undefined where there is none. */
  readonly previous?: string | undefined;
  readonly next: string | undefined;
  /** The numbers of its first and last torrent; undefined where they are not known. */
  readonly range?: { readonly first: number; readonly last: number } | undefined;
}

/** Leads to the pages before and after, and says where this one is. Nothing for a list of one page. */
export function pager({ previous, next, range }: Pages, frame: Frame, count?: Count): Html | undefined {
  if (next === undefined && previous === undefined) return undefined;
  const { list } = frame.messages;
  return html`<nav class="pager" aria-label="${list.pages}">
    ${previous !== undefined && html`<a class="button quiet" rel="prev" href="${previous}">${list.previous}</a>`}
    ${range !== undefined && count !== undefined && html`<span>${rangeText(range, count, frame)}</span>`}
    ${next !== undefined && html`<a class="button quiet" rel="next" href="${next}">${list.next}</a>`}
  </nav>`;
}

/** `51–100 of 233 torrents` */
export function rangeText({ first, last }: NonNullable<Pages['range']>, count: Count, frame: Frame): string {
  const { format, messages } = frame;
  return messages.list.range({
    first: format.count(first),
    last: format.count(last),
    torrents: countText(count, frame),
  });
}

/** `233 torrents`, or that there are more than were counted. */
export function countText({ count, isMore }: Count, { messages: { common, list } }: Frame): string {
  const torrents = common.torrents({ count });
  return isMore ? list.moreThan({ torrents }) : torrents;
}

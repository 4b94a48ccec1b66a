import type { TorrentState } from '../../catalogue/torrent.ts';
import { FORM_VARY } from '../../http/negotiate.ts';
import { redirect, respondHtml, type ResponseHeaders } from '../../http/respond.ts';
import { withHeaders } from '../../http/with-headers.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frame } from './frame.ts';

/** What the answers at the address of a page depend on, whatever their form. */
export const PAGE_VARY = `${FORM_VARY}, cookie`;

/** Of answers that no cache keeps: those to forms, and those that hold or give out a secret of one browser. */
export const NO_STORE = { 'cache-control': 'private, no-store' };

/** A page as one visitor sees it. `headers` win. */
export function respondPage(
  status: number,
  page: string,
  { language, visitor }: Frame,
  headers: ResponseHeaders = {},
): Response {
  return respondHtml(status, page, {
    vary: PAGE_VARY,
    'cache-control': cachingFor(visitor),
    'content-language': language,
    ...headers,
  });
}

/** Leads on to another page after a form was taken. */
export function leadOn(address: string): Response {
  return withHeaders(redirect(303, address), NO_STORE);
}

/** What an answer says of caching: as given when anybody may get it, else that it is for this one visitor. */
export function cachingFor({ role }: Visitor, forStrangers = 'no-cache'): string {
  return role === undefined ? forStrangers : 'private, no-cache';
}

/**
 * What an answer about a torrent says to caches and search engines: what is in no list is not stored, and what may
 * still be seen by its address must not be found by a search.
 */
export function torrentHeaders(
  state: TorrentState,
  visitor: Visitor,
  forStrangers = 'no-cache',
): ResponseHeaders {
  if (state === 'public' || state === 'superseded')
    return { 'cache-control': cachingFor(visitor, forStrangers) };
  return {
    ...NO_STORE,
    ...(state === 'unlisted' && { 'x-robots-tag': 'noindex' }),
  };
}

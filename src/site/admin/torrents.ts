import type { Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import { parseInfohash } from '../../metainfo/infohash.ts';
import { BULK_MAX, changeMany, type ChosenTorrent } from '../../catalogue/change-many.ts';
import { formatCursor } from '../../service/cursor.ts';
import type { Call, FormOf } from '../../service/endpoint-routes.ts';
import { nextQuery } from '../../service/list-query.ts';
import { asksForEverything, parseModeratorQuery, toModeratorQuery } from '../../service/moderator-query.ts';
import type { TypedBulk } from './bulk-form.ts';
import { bulkConfirmPage, bulkResultPage } from './bulk-results.ts';
import type { CHANGE_TORRENTS_FORM, SHOW_TORRENTS } from './endpoints.ts';
import { adminTorrentsPage, searchOf, type AdminTorrentsPageInput } from './torrents-view.ts';
import type { Frame } from '../layout/frame.ts';
import { toChange, typedIn, valueIn } from './bulk-change.ts';
import { problemOf, type AdminPages } from './admin-pages.ts';
import { tokenNames, type TokenFinder } from './token-names.ts';

const PAGE_SIZE = 50;
const COUNT_MAX = 100_000;

export interface AdminTorrentsParts {
  readonly pages: AdminPages;
  readonly catalogue: Catalogue;
  readonly access: TokenFinder;
  readonly now: () => Date;
}

/** Torrents in any state that a moderator may change, and changing many of them at once. */
export function adminTorrents({ pages, catalogue, access, now }: AdminTorrentsParts) {
  const show = async (
    context: Context,
    call: Pick<Call<typeof SHOW_TORRENTS>, 'query'>,
    frame: Frame,
    refused?: { readonly problem: Problem; readonly typed: TypedBulk },
  ): Promise<Response> => {
    const { query } = context.target;
    const input = { query, typed: refused?.typed, seenAt: now() };
    let shown: AdminTorrentsPageInput;
    try {
      const { actor } = frame.visitor;
      const search = toModeratorQuery(call.query(), PAGE_SIZE, actor);
      const [page, found] = await Promise.all([
        catalogue.list(search, actor),
        catalogue.count(search, COUNT_MAX, actor),
      ]);
      const next = page.next && `?${nextQuery(query, search, page.next).toString()}`;
      const owners = page.items.map(({ ownerId }) => ownerId);
      const names = await tokenNames(access, owners);
      const versions = await Promise.all(page.items.map((torrent) => catalogue.versionOf(torrent)));
      const torrents = page.items.map((torrent, index) => ({ torrent, version: versions[index] ?? '' }));
      shown = { ...input, torrents, names, found, next, problem: refused?.problem };
    } catch (error) {
      const nothing = { torrents: [], names: new Map(), found: { count: 0, isMore: false }, next: undefined };
      shown = { ...input, ...nothing, problem: problemOf(error, context) };
    }
    return pages.respond((it) => adminTorrentsPage(shown, it), frame, shown.problem);
  };

  /** All that the search finds, after it was asked whether that is meant; without a filter that has to be said. */
  const changeFound = async (query: URLSearchParams, form: Form, asked: Asked, actor: Actor) => {
    const search = parseModeratorQuery(query, BULK_MAX, actor);
    const isEverything = asksForEverything(query);
    const { seenAt } = form;
    const isMeant = form.confirmed && (!isEverything || form.everything);
    if (!isMeant) {
      const found = await catalogue.count(search, COUNT_MAX, actor);
      const asking = { found, isEverything, seenAt: seenAt ?? now() };
      return (frame: Frame) => bulkConfirmPage(asked, asking, frame);
    }
    const result = await changeMany(catalogue, { search, seenAt }, toChange(asked), actor);
    const cursor = result.next && formatCursor(search, result.next);
    const further = cursor === undefined ? undefined : { cursor, isEverything, seenAt: seenAt ?? now() };
    return (frame: Frame) => bulkResultPage({ asked, result, further }, frame);
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_TORRENTS>): Promise<Response> =>
      show(context, call, await pages.frame(request, context, call)),

    change: async (
      request: Request,
      context: Context,
      call: Call<typeof CHANGE_TORRENTS_FORM>,
    ): Promise<Response> => {
      const { frame, fields } = await pages.takeForm(request, context, call);
      const { query } = context.target;
      let page: (frame: Frame) => string;
      try {
        const form = call.form(fields);
        const { action } = form;
        const asked = { action, value: valueIn(fields, action), search: searchOf(query) };
        const change = toChange(asked);
        if (form.scope === 'all') {
          page = await changeFound(wholeOf(query, form), form, asked, frame.visitor.actor);
        } else {
          const chosen = selectedIn(form);
          const result = await changeMany(catalogue, { chosen }, change, frame.visitor.actor);
          page = (it) => bulkResultPage({ asked, result, further: undefined }, it);
        }
      } catch (error) {
        return show(context, call, frame, { problem: problemOf(error, context), typed: typedIn(fields) });
      }
      return pages.respond(page, frame);
    },
  };
}

type Form = FormOf<typeof CHANGE_TORRENTS_FORM>;
type Asked = Parameters<typeof bulkResultPage>[0]['asked'];

/** The query of all that is found, from where the last change ended; how many a page shows does not matter to it. */
function wholeOf(query: URLSearchParams, { cursor = '' }: Form): URLSearchParams {
  const asked = new URLSearchParams(query);
  asked.delete('limit');
  asked.set('cursor', cursor);
  return asked;
}

/** Each with the version that the page showed. */
function selectedIn({ select = [] }: Form): readonly ChosenTorrent[] {
  const chosen = select.flatMap((text) => {
    const [name = '', seen] = text.split(' ');
    const infohash = parseInfohash(name)?.infohash;
    return infohash === undefined ? [] : [{ infohash, seen }];
  });
  if (chosen.length > 0) return chosen;
  throw new AppError('malformed', 'Cannot change anything: no torrent is selected', {
    hint: 'Tick torrents in the list, or change all torrents found.',
  });
}

import type { Actor } from '../../catalogue/actor.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import type { Fields } from '../../http/fields.ts';
import type { Problem } from '../../http/problem.ts';
import { parseInfohash, type Infohash } from '../../metainfo/infohash.ts';
import { changeMany } from '../../web/bulk.ts';
import { formatCursor } from '../../web/cursor.ts';
import { nextQuery, type ListQuery } from '../../web/list-query.ts';
import { parseModeratorQuery } from '../../web/moderator-query.ts';
import { BULK_FIELDS, type TypedBulk } from '../admin-pages/bulk-form.ts';
import { bulkConfirmPage, bulkResultPage } from '../admin-pages/bulk-results.ts';
import { adminTorrentsPage, searchOf, type AdminTorrentsPageInput } from '../admin-pages/torrents.ts';
import type { SiteDeps } from '../deps.ts';
import type { Frame } from '../frame.ts';
import { actionIn, toChange, typedIn, valueIn } from './bulk-change.ts';
import { openDesk, problemOf, respondAdmin, takeForm } from './desk.ts';
import { tokenNames } from './token-names.ts';

const PAGE_SIZE = 50;
const COUNT_MAX = 100_000;
const FIELDS = ['select', 'action', ...BULK_FIELDS, 'value', 'scope', 'confirmed', 'cursor'];

/** Torrents in any state that a moderator may change, and changing many of them at once. */
export function adminTorrents(deps: SiteDeps) {
  const { catalogue } = deps;

  const show = async (
    context: Context,
    frame: Frame,
    refused?: { readonly problem: Problem; readonly typed: TypedBulk },
  ): Promise<Response> => {
    const { query } = context.target;
    const input = { query, typed: refused?.typed };
    let shown: AdminTorrentsPageInput;
    try {
      const search = parseModeratorQuery(query, PAGE_SIZE, frame.visitor.actor);
      const [page, found] = await Promise.all([catalogue.list(search), catalogue.count(search, COUNT_MAX)]);
      const next = page.next && `?${nextQuery(query, search, page.next).toString()}`;
      const owners = page.items.map(({ ownerId }) => ownerId);
      const names = await tokenNames(deps, owners);
      shown = { ...input, torrents: page.items, names, found, next, problem: refused?.problem };
    } catch (error) {
      const nothing = { torrents: [], names: new Map(), found: { count: 0, isMore: false }, next: undefined };
      shown = { ...input, ...nothing, problem: problemOf(error, context) };
    }
    return respondAdmin(deps, (it) => adminTorrentsPage(shown, it), frame, shown.problem);
  };

  /** All that the search finds, after it was asked whether that is meant. */
  const changeFound = async (search: ListQuery, fields: Fields, asked: Asked, actor: Actor) => {
    if (!fields.has('confirmed')) {
      const found = await catalogue.count(search, COUNT_MAX);
      return (frame: Frame) => bulkConfirmPage(asked, found, frame);
    }
    const result = await changeMany(catalogue, { search }, toChange(asked), actor);
    const cursor = result.next && formatCursor(search, result.next);
    return (frame: Frame) => bulkResultPage({ asked, result, cursor }, frame);
  };

  return {
    show: async (request: Request, context: Context): Promise<Response> =>
      show(context, await openDesk(deps, request, context, 'moderator')),

    change: async (request: Request, context: Context): Promise<Response> => {
      const { frame, fields } = await takeForm(deps, request, context, 'moderator', FIELDS);
      const { query } = context.target;
      let page: (frame: Frame) => string;
      try {
        const action = actionIn(fields);
        const asked = { action, value: valueIn(fields, action), search: searchOf(query) };
        const change = toChange(asked);
        if (fields.get('scope') === 'all') {
          const search = parseModeratorQuery(withCursor(query, fields), PAGE_SIZE, frame.visitor.actor);
          page = await changeFound(search, fields, asked, frame.visitor.actor);
        } else {
          const infohashes = selectedIn(fields);
          const result = await changeMany(catalogue, { infohashes }, change, frame.visitor.actor);
          page = (it) => bulkResultPage({ asked, result, cursor: undefined }, it);
        }
      } catch (error) {
        return show(context, frame, { problem: problemOf(error, context), typed: typedIn(fields) });
      }
      return respondAdmin(deps, page, frame);
    },
  };
}

type Asked = Parameters<typeof bulkResultPage>[0]['asked'];

function withCursor(query: URLSearchParams, fields: Fields): URLSearchParams {
  const asked = new URLSearchParams(query);
  asked.set('cursor', fields.get('cursor'));
  return asked;
}

function selectedIn(fields: Fields): readonly Infohash[] {
  const selected = fields.getAll('select').map((text) => parseInfohash(text)?.infohash);
  const infohashes = selected.filter((infohash) => infohash !== undefined);
  if (infohashes.length > 0) return infohashes;
  throw new AppError('malformed', 'Cannot change anything: no torrent is selected', {
    hint: 'Tick the torrents in the list, or change all that are found.',
  });
}

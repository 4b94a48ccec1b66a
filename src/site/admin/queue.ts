import type { Actor } from '../../catalogue/actor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Moderation } from '../../catalogue/moderate.ts';
import { formatPath, type Torrent } from '../../catalogue/torrent.ts';
import type { Context } from '../../http/context.ts';
import type { Problem } from '../../http/problem.ts';
import type { ParsedInfohash } from '../../metainfo/infohash.ts';
import { formatCursor, parseCursor } from '../../service/cursor.ts';
import type { Call, FormOf } from '../../service/endpoint-routes.ts';
import { placeOfScope } from '../../service/moderator-query.ts';
import { adminAddress } from './addresses.ts';
import type { REVIEW_PENDING, SETTLE_REPORT_FORM, SHOW_QUEUE } from './endpoints.ts';
import { QUEUE_DONE, queuePage, type PendingEntry, type QueueDone, type TypedReason } from './queue-view.ts';
import type { Frame } from '../layout/frame.ts';
import { redirectTo, problemOf, type AdminPages } from './admin-pages.ts';
import { tokenNames, type TokenFinder } from './token-names.ts';

/** Of each sort: with 20 the page and what it loads came to 125 kB, most of it forms. */
const PAGE_SIZE = 10;
const RIVALS_SEARCHED_MAX = 200;
const RIVALS_MAX = 5;
const OLDEST_FIRST = { sort: 'published', order: 'asc' } as const;

/** Where a form may lead on to: an entry of the queue, or one of its headings. */
const FOCUS = /^(?:report-[0-9]{1,15}|torrent-[0-9a-f]{40,64}|reports|pending)$/;

export interface QueueParts {
  readonly pages: AdminPages;
  readonly catalogue: Pick<Catalogue, 'list' | 'findSuccessor' | 'edit' | 'remove'>;
  readonly moderation: Pick<Moderation, 'listReports' | 'settleReport'>;
  readonly access: TokenFinder;
}

/** What waits for a moderator: reports to settle, and pending torrents to approve or reject. */
export function queue({ pages, catalogue, moderation, access }: QueueParts) {
  /** Each with what has to do with its path; what waits for the same is looked for among those that wait longest. */
  const withPaths = async (pending: readonly Torrent[], actor: Actor): Promise<PendingEntry[]> => {
    const place = placeOfScope(actor.scope);
    const longest = { ...OLDEST_FIRST, ...place, state: 'pending', limit: RIVALS_SEARCHED_MAX } as const;
    const known = pending.length === 0 ? [] : (await catalogue.list(longest, actor)).items;
    const waiting = new Map([...known, ...pending].map((torrent) => [torrent.id, torrent]));
    const byPath = Map.groupBy(waiting.values(), formatPath);
    const rivalsOf = (torrent: Torrent) =>
      (byPath.get(formatPath(torrent)) ?? []).filter(({ id }) => id !== torrent.id);
    return Promise.all(
      pending.map(async (torrent) => ({
        torrent,
        occupant: await catalogue.findSuccessor(torrent, actor),
        rivals: rivalsOf(torrent).slice(0, RIVALS_MAX),
      })),
    );
  };

  const show = async (
    context: Context,
    call: Pick<Call<typeof SHOW_QUEUE>, 'query'>,
    frame: Frame,
    refused?: { readonly problem: Problem; readonly typed: TypedReason },
  ): Promise<Response> => {
    const { query } = context.target;
    const asked = call.query();
    const { scope } = frame.visitor.actor;
    // One more than is shown tells whether there are more.
    const reports = await moderation.listReports(PAGE_SIZE + 1, asked.report, scope);
    const wanted = {
      ...OLDEST_FIRST,
      ...placeOfScope(scope),
      state: 'pending',
      limit: PAGE_SIZE,
      after: parseCursor(OLDEST_FIRST, asked.pending ?? ''),
    } as const;
    const pending = await catalogue.list(wanted, frame.visitor.actor);
    const shown = reports.slice(0, PAGE_SIZE);
    const address = adminAddress(frame.addresses, 'queue');
    const lastReport = reports.length > PAGE_SIZE ? shown.at(-1) : undefined;
    const names = await tokenNames(access, [
      ...shown.map(({ reporterId }) => reporterId),
      ...pending.items.map(({ ownerId }) => ownerId),
    ]);
    const input = {
      names,
      reports: shown,
      pending: await withPaths(pending.items, frame.visitor.actor),
      nextReports: lastReport && `${address}${searchWith(query, 'report', String(lastReport.id))}#reports`,
      nextPending:
        pending.next &&
        `${address}${searchWith(query, 'pending', formatCursor(OLDEST_FIRST, pending.next))}#pending`,
      search: searchWith(query),
      done: QUEUE_DONE.find((done) => done === asked.done),
      problem: refused?.problem,
      typed: refused?.typed,
    };
    return pages.respond((it) => queuePage(input, it), frame, refused?.problem);
  };

  /** Takes a form, does what it says, and leads on to the next entry; one that was refused comes back as it was. */
  const decide = async <Declared extends typeof SETTLE_REPORT_FORM | typeof REVIEW_PENDING>(
    request: Request,
    context: Context,
    call: Call<Declared>,
    act: (decision: FormOf<Declared>, frame: Frame) => Promise<QueueDone>,
  ): Promise<Response> => {
    const { frame, fields } = await pages.takeForm(request, context, call);
    try {
      const done = await act(call.form(fields), frame);
      const focus = fields.get('focus');
      const place = FOCUS.test(focus) ? `#${focus}` : '';
      return redirectTo(context, 'queue', `${searchWith(context.target.query, 'done', done)}${place}`);
    } catch (error) {
      const typed = { entry: fields.get('entry'), reason: fields.get('reason') };
      return show(context, call, frame, { problem: problemOf(error, context), typed });
    }
  };

  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_QUEUE>): Promise<Response> =>
      show(context, call, await pages.frame(request, context, call)),

    settle: (
      request: Request,
      context: Context<{ id: number }>,
      call: Call<typeof SETTLE_REPORT_FORM>,
    ): Promise<Response> =>
      decide(request, context, call, async ({ outcome, reason, status, block, seen }, { visitor }) => {
        const measures = outcome === 'dismissed' ? {} : { reason, status, block };
        await moderation.settleReport(context.params.id, outcome, visitor.actor, measures, { seen });
        return outcome;
      }),

    review: (
      request: Request,
      context: Context<{ infohash: ParsedInfohash }>,
      call: Call<typeof REVIEW_PENDING>,
    ): Promise<Response> =>
      decide(request, context, call, async ({ outcome, reason, status, block, seen }, { visitor }) => {
        const { actor } = visitor;
        const address = { infohash: context.params.infohash.infohash };
        if (outcome !== 'removed') {
          const state = outcome === 'public' ? 'asked' : outcome;
          await catalogue.edit(address, { state }, actor, { seen });
          return 'approved';
        }
        await catalogue.remove(address, actor, { seen }, { reason, status, block });
        return 'rejected';
      }),
  };
}

/** The query of the page, with that one of its parameters set, and without what was done before. */
function searchWith(query: URLSearchParams, name?: string, value?: string): string {
  const asked = new URLSearchParams(query);
  asked.delete('done');
  if (name !== undefined && value !== undefined) asked.set(name, value);
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}

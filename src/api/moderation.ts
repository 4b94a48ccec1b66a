import type { Bans } from '../access/bans.ts';
import { checkModeratesAll } from '../catalogue/actor.ts';
import type { Moderation } from '../catalogue/moderate.ts';
import type { Block, Report } from '../catalogue/moderation.ts';
import { reportValidatorOf } from '../catalogue/validator.ts';
import type { Base } from '../http/context.ts';
import { respond } from '../http/respond.ts';
import { preconditionsOf } from '../service/conditions.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import type { Json } from '../service/endpoint.ts';
import {
  ADD_BAN,
  ADD_BLOCK,
  banJson,
  LIST_BANS,
  LIST_BLOCKS,
  LIST_REPORTS,
  REMOVE_BAN,
  REMOVE_BLOCK,
  REPORT_TORRENT,
  SETTLE_REPORT,
  type BLOCK,
  type REPORT,
} from '../service/endpoints/moderation.ts';
import { torrentJson } from '../service/torrent-json.ts';
import { toBanTerms } from '../service/input/ban-terms.ts';
import { PRIVATE } from './private.ts';

const PAGE_SIZE = 100;

/**
 * Reports by anybody; the block list and what is to be done about reports for moderators; bans for admins, because nobody else
 * sees addresses here.
 */
export function moderationRoutes(answer: EndpointRoute, moderation: Moderation, bans: Bans): DeclaredRoute[] {
  return [
    answer(REPORT_TORRENT, async ({ context, visitor, body, reply }) => {
      const { infohash } = context.params.infohash;
      const { id } = await moderation.report(infohash, body.kind, body.text, visitor.actor);
      return reply(201, { id }, PRIVATE);
    }),

    answer(LIST_REPORTS, async ({ context, visitor, query, reply }) => {
      const reports = await moderation.listReports(PAGE_SIZE, query.after, visitor.actor.scope);
      const items = reports.map((report) => reportJson(report, context.base));
      return reply(200, { items, next: nextOf(reports, ({ id }) => id) }, PRIVATE);
    }),

    answer(SETTLE_REPORT, async ({ request, context, visitor, body }) => {
      const { outcome, ...measures } = body;
      const conditions = preconditionsOf(request);
      await moderation.settleReport(context.params.id, outcome, visitor.actor, measures, conditions);
      return respond(204, {});
    }),

    answer(LIST_BLOCKS, async ({ visitor, query, reply }) => {
      checkModeratesAll(visitor.actor);
      const blocks = await moderation.listBlocks(PAGE_SIZE, query.before);
      const next = nextOf(blocks, ({ infohash }) => infohash);
      return reply(200, { items: blocks.map(blockJson), next }, PRIVATE);
    }),

    answer(ADD_BLOCK, async ({ visitor, body: { infohash, reason }, reply }) => {
      await moderation.block([infohash], reason, visitor.actor);
      return reply(201, { infohash, reason }, PRIVATE);
    }),

    answer(REMOVE_BLOCK, async ({ context, visitor }) => {
      await moderation.unblock(context.params.infohash.infohash, visitor.actor);
      return respond(204, {});
    }),

    answer(LIST_BANS, async ({ query, reply }) => {
      const found = await bans.list({ limit: PAGE_SIZE + 1, before: query.before });
      const items = found.slice(0, PAGE_SIZE).map(banJson);
      const next = found.length > PAGE_SIZE ? (items.at(-1)?.id ?? null) : null;
      return reply(200, { items, next }, PRIVATE);
    }),

    answer(ADD_BAN, async ({ visitor, body, reply }) => {
      const ban = await bans.add(toBanTerms(body), visitor.actor);
      return reply(201, banJson(ban), PRIVATE);
    }),

    answer(REMOVE_BAN, async ({ context, visitor }) => {
      await bans.remove(context.params.id, visitor.actor);
      return respond(204, {});
    }),
  ];
}

/** What a full page leads on from; null for the last one. */
function nextOf<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Key | null {
  const last = items.at(-1);
  return items.length < PAGE_SIZE || last === undefined ? null : keyOf(last);
}

function reportJson({ id, torrent, kind, text, at, newestId }: Report, base: Base): Json<typeof REPORT> {
  const etag = `"${reportValidatorOf(torrent, newestId)}"`;
  return { id, kind, text, reportedAt: at.toISOString(), etag, torrent: torrentJson(torrent, base) };
}

function blockJson({ infohash, reason, at }: Block): Json<typeof BLOCK> {
  return { infohash, reason, blockedAt: at.toISOString() };
}

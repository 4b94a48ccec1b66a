import { z } from 'zod';
import { checkModeratesAll } from '../catalogue/actor.ts';
import { checkBlocks, toReportText } from '../catalogue/moderate.ts';
import { toBlockReason, toReason } from '../catalogue/removal.ts';
import { REPORT_KINDS, type Block, type Report } from '../catalogue/moderation.ts';
import { reportValidatorOf } from '../catalogue/validator.ts';
import type { Base } from '../http/context.ts';
import { respond, respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { preconditionsOf } from '../service/conditions.ts';
import { idIn, infohashIn } from '../service/id-query.ts';
import { route } from '../service/routes.ts';
import { torrentJson } from '../service/torrent-json.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { INFOHASH } from './infohash.ts';
import { readJson } from './json-body.ts';
import { jsonObject } from './json-object.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';
import { ruled, ruledTogether } from './ruled.ts';

const PAGE_SIZE = 100;

const NEW_BLOCK = jsonObject({ infohash: INFOHASH, reason: ruled(z.string(), toBlockReason) });
const NEW_REPORT = jsonObject({
  kind: z.enum(REPORT_KINDS),
  text: ruled(z.string(), toReportText).default(''),
});
const MEASURES = jsonObject({
  outcome: z.enum(['dismissed', 'hidden', 'removed']),
  reason: z.string().optional(),
  status: z.literal([410, 451]).optional(),
  block: z.boolean().optional(),
});
const OUTCOME = ruledTogether(
  ruledTogether(MEASURES, ['reason', 'block'], ({ reason, block }) => toReason(reason, block)),
  ['block', 'outcome'],
  ({ outcome, block }) => checkBlocks(outcome, block),
);

/** Reports by anybody; the block list and what is to be done about reports for moderators. */
export function moderationRoutes({ moderation, identity, rateLimits }: ApiDeps): Route[] {
  return [
    route('POST', `${API_PREFIX}/torrents/{infohash:infohash}/reports`, async (request, context) => {
      const visitor = await identity.anybody(request, context);
      rateLimits.take('reports', request, visitor);
      const { kind, text } = await readJson(request, NEW_REPORT);
      const { infohash } = context.params.infohash;
      const { id } = await moderation.report(infohash, kind, text, visitor.actor);
      return respondJson(201, { id }, PRIVATE);
    }),

    route('GET', `${API_PREFIX}/reports`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      checkParameters(context.target.query, ['after']);
      const after = idIn(context.target.query, 'after');
      const reports = await moderation.listReports(PAGE_SIZE, after, actor.scope);
      const items = reports.map((report) => reportJson(report, context.base));
      return respondJson(200, { items, next: nextOf(reports, ({ id }) => id) }, PRIVATE);
    }),

    route('POST', `${API_PREFIX}/reports/{id:digits}/outcome`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      const { outcome, ...measures } = await readJson(request, OUTCOME);
      const conditions = preconditionsOf(request);
      await moderation.settleReport(context.params.id, outcome, actor, measures, conditions);
      return respond(204, {});
    }),

    route('GET', `${API_PREFIX}/blocks`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      checkModeratesAll(actor);
      checkParameters(context.target.query, ['before']);
      const blocks = await moderation.listBlocks(PAGE_SIZE, infohashIn(context.target.query, 'before'));
      const next = nextOf(blocks, ({ infohash }) => infohash);
      return respondJson(200, { items: blocks.map(blockJson), next }, PRIVATE);
    }),

    route('POST', `${API_PREFIX}/blocks`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      const { infohash, reason } = await readJson(request, NEW_BLOCK);
      await moderation.block([infohash], reason, actor);
      return respondJson(201, { infohash, reason }, PRIVATE);
    }),

    route('DELETE', `${API_PREFIX}/blocks/{infohash:infohash}`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      await moderation.unblock(context.params.infohash.infohash, actor);
      return respond(204, {});
    }),
  ];
}

/** What a full page leads on from; null for the last one. */
function nextOf<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Key | null {
  const last = items.at(-1);
  return items.length < PAGE_SIZE || last === undefined ? null : keyOf(last);
}

/** `etag` is for the header If-Match of its outcome. */
function reportJson({ id, torrent, kind, text, at, newestId }: Report, base: Base): object {
  const etag = `"${reportValidatorOf(torrent, newestId)}"`;
  return { id, kind, text, reportedAt: at.toISOString(), etag, torrent: torrentJson(torrent, base) };
}

function blockJson({ infohash, reason, at }: Block): object {
  return { infohash, reason, blockedAt: at.toISOString() };
}

import { z } from 'zod';
import { checkBlocks, toReportText } from '../../catalogue/moderate.ts';
import { REPORT_KINDS, REPORT_OUTCOMES } from '../../catalogue/moderation.ts';
import { toBlockReason, toReason } from '../../catalogue/removal.ts';
import { jsonObject } from './json-object.ts';
import { ruled, ruledTogether } from './ruled.ts';
import { CHECKBOX, choice, filled, INFOHASH, textAs } from './text-values.ts';

/** Why something is removed or hidden. */
export const REASON = ruled(z.string(), (text) => toReason(text));

const STATUSES = [410, 451] as const;

/** What a removed torrent is answered with, in JSON. */
export const REMOVAL_STATUS = z.literal(STATUSES);

const STATUS_TEXT = textAs(
  (text) => STATUSES.find((status) => String(status) === text),
  '410, or 451 where the law demands it',
);

/** How a torrent is removed, in a query. */
export const REMOVAL_QUERY = z.strictObject({
  reason: REASON.optional(),
  // Not `filled`: a script whose variable is empty did not mean 410.
  status: STATUS_TEXT.optional(),
});

/** The fields of a form about a removal, a decision of a moderator among them. */
export const REMOVAL_FIELDS = { reason: filled(REASON), status: filled(STATUS_TEXT), block: CHECKBOX };

interface Measures {
  readonly reason?: string | undefined;
  readonly block?: boolean | undefined;
}

/** Throws malformed for what is no reason, and for a block without one. */
export function checkReason({ reason, block }: Measures): void {
  toReason(reason, block);
}

/** What a moderator does about a report, as JSON writes it. */
export const REPORT_DECISION = ruledTogether(
  ruledTogether(
    jsonObject({
      outcome: z.enum(REPORT_OUTCOMES),
      reason: z.string().optional(),
      status: REMOVAL_STATUS.optional(),
      block: z.boolean().optional(),
    }),
    ['reason', 'block'],
    checkReason,
  ),
  ['block', 'outcome'],
  ({ outcome, block }) => checkBlocks(outcome, block),
);

/** What is said to be wrong with a torrent, as JSON writes it. */
export const NEW_REPORT = jsonObject({
  kind: z.enum(REPORT_KINDS),
  text: ruled(z.string(), toReportText).default(''),
});

/** The same as a form writes it. */
export const REPORT_FIELDS = {
  kind: choice(REPORT_KINDS),
  text: ruled(z.string(), toReportText).default(''),
};

/** What may not be published, as JSON writes it. */
export const NEW_BLOCK = jsonObject({ infohash: INFOHASH, reason: ruled(z.string(), toBlockReason) });

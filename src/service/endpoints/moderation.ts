import { z } from 'zod';
import type { Ban } from '../../access/ban.ts';
import { REPORT_KINDS } from '../../catalogue/moderation.ts';
import { INFOHASH_HEX, TIME, WHOLE } from '../answer-values.ts';
import { AUDIT_ENTRY, AUDIT_QUERY } from '../audit-query.ts';
import { defineEndpoint, jsonBody, type Json } from '../endpoint.ts';
import { newBan } from '../input/ban-terms.ts';
import { NEW_BLOCK, NEW_REPORT, REPORT_DECISION } from '../input/removals.ts';
import { COUNT, filled, INFOHASH } from '../input/text-values.ts';
import { TORRENT } from '../torrent-json.ts';
import { listOf } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

export const REPORT_TORRENT = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/torrents/{infohash:infohash}/reports`,
  does: 'report the torrent',
  needs: 'anybody',
  counted: 'reports',
  body: jsonBody(NEW_REPORT),
  answers: { 201: z.strictObject({ id: WHOLE }) },
});

/** `etag` is for the header If-Match of its outcome. */
export const REPORT = z.strictObject({
  id: WHOLE,
  kind: z.enum(REPORT_KINDS),
  text: z.string(),
  reportedAt: TIME,
  etag: z.string(),
  torrent: TORRENT,
});

/** The open reports, the oldest first; `after` is the id that the page before ended with. */
export const LIST_REPORTS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/reports`,
  does: 'list reports',
  needs: 'moderator',
  query: z.strictObject({ after: filled(COUNT) }),
  answers: { 200: listOf(REPORT, WHOLE) },
});

export const SETTLE_REPORT = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/reports/{id:digits}/outcome`,
  does: 'settle the report',
  needs: 'moderator',
  body: jsonBody(REPORT_DECISION),
  answers: { 204: null },
});

/** A blocked infohash, which cannot be published. */
export const BLOCK = z.strictObject({ infohash: INFOHASH_HEX, reason: z.string(), blockedAt: TIME });

/** The newest first; `before` is the infohash that the page before ended with. */
export const LIST_BLOCKS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/blocks`,
  does: 'list blocks',
  needs: 'moderator',
  query: z.strictObject({ before: filled(INFOHASH) }),
  answers: { 200: listOf(BLOCK, INFOHASH_HEX) },
});

export const ADD_BLOCK = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/blocks`,
  does: 'block the infohash',
  needs: 'moderator',
  body: jsonBody(NEW_BLOCK),
  answers: { 201: BLOCK.omit({ blockedAt: true }) },
});

export const REMOVE_BLOCK = defineEndpoint({
  method: 'DELETE',
  template: `${API_PREFIX}/blocks/{infohash:infohash}`,
  does: 'unblock the infohash',
  needs: 'moderator',
  answers: { 204: null },
});

/** A range of addresses from which nothing may be published. `by` is who made it or changed it last. */
export const BAN = z.strictObject({
  id: WHOLE,
  range: z.string(),
  reason: z.string(),
  bannedAt: TIME,
  expiresAt: TIME.nullable(),
  by: z.string(),
});

/** A ban as every JSON answer and the command line show it. */
export function banJson({ id, range, reason, at, expiresAt, byName }: Ban): Json<typeof BAN> {
  return {
    id,
    range,
    reason,
    bannedAt: at.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    by: byName,
  };
}

/** Those in effect, the newest first; `before` is the id that the page before ended with. */
export const LIST_BANS = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/bans`,
  does: 'list bans',
  needs: 'admin',
  query: z.strictObject({ before: filled(COUNT) }),
  answers: { 200: listOf(BAN, WHOLE) },
});

/** A ban of the same range gets the new reason and the new expiry. */
export const ADD_BAN = defineEndpoint({
  method: 'POST',
  template: `${API_PREFIX}/bans`,
  does: 'ban the addresses',
  needs: 'admin',
  body: jsonBody(newBan),
  answers: { 201: BAN },
});

export const REMOVE_BAN = defineEndpoint({
  method: 'DELETE',
  template: `${API_PREFIX}/bans/{id:digits}`,
  does: 'remove the ban',
  needs: 'admin',
  answers: { 204: null },
});

/** All changes, the newest first, or with `after` the oldest. */
export const LIST_AUDIT = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/audit`,
  does: 'list the audit log',
  needs: 'admin',
  query: z.strictObject(AUDIT_QUERY.shape),
  answers: { 200: listOf(AUDIT_ENTRY, WHOLE) },
});

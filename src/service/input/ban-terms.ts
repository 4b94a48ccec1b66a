import { z } from 'zod';
import { parseRange } from '../../access/address-range.ts';
import type { BanTerms } from '../../access/ban.ts';
import { checkBanExpiry, checkBanReason } from '../../access/bans.ts';
import { jsonObject } from './json-object.ts';
import { ruled } from './ruled.ts';
import { filled, TIME_IN_JSON, timeTyped } from './text-values.ts';

const RANGE = ruled(z.string(), parseRange);

const REASON = ruled(z.string(), checkBanReason);

/** What a new ban is to be, as JSON writes it. */
export function newBan(now: Date) {
  return jsonObject({
    range: RANGE,
    reason: REASON,
    expiresAt: ruled(TIME_IN_JSON, (text) => checkBanExpiry(new Date(text), now)).nullish(),
  });
}

/** The same as a form and the command line write it: `expires` is also the time that is left. */
export function banTermsTyped(now: Date) {
  return z.object({
    range: RANGE,
    reason: REASON,
    expires: filled(ruled(timeTyped(now), (expiresAt) => checkBanExpiry(expiresAt, now))),
  });
}

/** The ban that JSON asks for. */
export function toBanTerms({ range, reason, expiresAt }: z.output<ReturnType<typeof newBan>>): BanTerms {
  return { range, reason, expiresAt: typeof expiresAt === 'string' ? new Date(expiresAt) : undefined };
}

/** The ban that texts ask for. */
export function typedBanTerms({
  expires: expiresAt,
  ...terms
}: z.output<ReturnType<typeof banTermsTyped>>): BanTerms {
  return { ...terms, expiresAt };
}

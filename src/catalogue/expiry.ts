import { AppError } from '../errors.ts';

/** When a torrent expires, as it is asked for: at a time, or so long after the change. */
export type Expiry = { readonly at: Date } | { readonly afterMs: number };

const DAY_MS = 86_400_000;

/** A later time is more likely a typing mistake. */
const EXPIRY_DAYS_MAX = 36_525;

/** The whole second in which a torrent expires. Throws malformed for a time that is past, not valid, or in more than 100 years. */
export function toExpiresAt(expiry: Expiry, now: Date): Date {
  const atMs = 'at' in expiry ? expiry.at.getTime() : now.getTime() + expiry.afterMs;
  const expiresAt = new Date(Math.ceil(atMs / 1000) * 1000);
  // A time that is not valid is not below any other.
  if (!(expiresAt.getTime() <= now.getTime() + EXPIRY_DAYS_MAX * DAY_MS)) {
    throw new AppError('malformed', 'Cannot let a torrent expire in more than 100 years', {
      hint: 'Choose an earlier time, or none: it never expires then.',
    });
  }
  if (expiresAt > now) return expiresAt;
  throw new AppError(
    'malformed',
    `Cannot let a torrent expire at ${expiresAt.toISOString()}: it is ${now.toISOString()}`,
    { hint: 'Choose a time in the future, or none: it never expires then.' },
  );
}

import { z } from 'zod';
import type { IssueInput } from '../access/access.ts';
import { ROLES, type Role } from '../access/token.ts';
import { AppError } from '../errors.ts';

/** The flags of `token create`, as they were typed. */
export interface TokenFlags {
  readonly role: string;
  readonly name?: string;
  readonly collection?: string;
  readonly expires?: string;
  readonly torrentsMax?: string;
  readonly metainfoBytesMax?: string;
}

const HOUR_MS = 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS };
const TIME = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** What the flags ask for. Throws malformed. */
export function parseTokenFlags(flags: TokenFlags, now: Date): IssueInput {
  const role = parseRole(flags.role);
  return {
    name: flags.name ?? role,
    role,
    collection: flags.collection,
    expiresAt: flags.expires === undefined ? undefined : parseExpiry(flags.expires, now),
    torrentsMax: parseCount('--torrents-max', flags.torrentsMax),
    metainfoBytesMax: parseCount('--metainfo-bytes-max', flags.metainfoBytesMax),
  };
}

function parseRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role !== undefined) return role;
  throw new AppError('malformed', `Cannot give a token the role "${text}"`, {
    hint: `Use one of ${ROLES.join(', ')}.`,
  });
}

/** `30d` from now, or a time as RFC 3339 writes it; a day alone is its beginning in UTC. */
function parseExpiry(text: string, now: Date): Date {
  const [, count, unit = ''] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(now.getTime() + Number(count) * (UNIT_MS[unit] ?? 0));
  if (TIME.safeParse(text).success) return new Date(text);
  throw new AppError('malformed', `Cannot read the time "${text}"`, {
    hint: 'Write it as in --expires 30d (or 12h, 4w), 2030-01-31 or 2030-01-31T12:00:00Z.',
  });
}

function parseCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot read the number "${text}" of ${flag}`, {
    hint: 'Write it in digits alone, as in 1000.',
  });
}

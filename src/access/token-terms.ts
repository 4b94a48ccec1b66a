import { AppError } from '../errors.ts';
import { parseScope } from '../lib/scope.ts';
import type { Role, TokenDraft } from './token.ts';

const NAME_LENGTH_MAX = 100;

/** The terms of a new token, as requested. */
export interface TokenTerms {
  readonly role: Role;
  /** The scope in which it may make changes, and read what is private, as text for `parseScope`. */
  readonly collection?: string | undefined;
  readonly expiresAt?: Date | undefined;
  /**
   * How many torrents it may have published at the same time, and how many bytes all its stored .torrent files may
   * have.
   */
  readonly torrentsMax?: number | undefined;
  readonly metainfoBytesMax?: number | undefined;
}

type CheckedTerms = Pick<
  TokenDraft,
  'role' | 'collection' | 'expiresAt' | 'torrentsMax' | 'metainfoBytesMax'
>;

/**
 * Returns the name unchanged. Throws malformed when it is empty, longer than 100 characters or not one line of text.
 */
export function checkName(name: string): string {
  // A terminal that lists the tokens would obey control characters.
  const isValid = name.trim() !== '' && name.length <= NAME_LENGTH_MAX && !/[\p{Cc}\p{Cs}]/u.test(name);
  if (isValid) return name;
  throw new AppError('malformed', `Cannot use the token name "${name.slice(0, NAME_LENGTH_MAX)}"`, {
    hint: `Choose a name of 1 to ${NAME_LENGTH_MAX} characters in one line.`,
  });
}

/** Checks the terms and returns them for the store. Throws malformed for terms that are not valid or have no effect. */
export function checkTerms(terms: TokenTerms, now: Date): CheckedTerms {
  const { role, expiresAt, torrentsMax, metainfoBytesMax } = terms;
  checkExpiry(expiresAt, now);
  checkTorrentsMax(torrentsMax);
  checkMetainfoBytesMax(metainfoBytesMax);
  return { role, collection: checkScope(terms), expiresAt, torrentsMax, metainfoBytesMax };
}

/**
 * Checks the collection and returns it for the store. Throws malformed when it is not valid, or for a role that it does
 * not limit.
 */
export function checkScope({
  role,
  collection,
}: Pick<TokenTerms, 'role' | 'collection'>): string | undefined {
  const scope = collection === undefined ? undefined : parseScope(collection);
  if (scope === undefined || role !== 'admin') return scope;
  throw new AppError(
    'malformed',
    'Cannot bind a token with the role admin to a collection: an admin can create a token for everything anyway',
    { hint: 'Leave the collection out, or choose another role.' },
  );
}

/** Throws malformed for a time that is past or not valid. */
export function checkExpiry(expiresAt: Date | undefined, now: Date): void {
  if (expiresAt === undefined || expiresAt > now) return;
  const when = Number.isNaN(expiresAt.getTime()) ? 'an invalid time' : expiresAt.toISOString();
  throw new AppError(
    'malformed',
    `Cannot create a token that expires at ${when}: it is ${now.toISOString()}`,
    {
      hint: 'Choose a time in the future, or none for a token that never expires.',
    },
  );
}

/** Throws malformed for what is no whole number from 1 on. */
export function checkTorrentsMax(max: number | undefined): void {
  checkQuota('torrents', max);
}

/** Throws malformed for what is no whole number from 1 on. */
export function checkMetainfoBytesMax(max: number | undefined): void {
  checkQuota('bytes of .torrent files', max);
}

function checkQuota(what: string, max: number | undefined): void {
  if (max === undefined || (Number.isSafeInteger(max) && max > 0)) return;
  throw new AppError('malformed', `Cannot limit a token to ${max} ${what}`, {
    hint: 'Choose a whole number of 1 or more, or none for no limit.',
  });
}

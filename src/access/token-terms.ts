import { AppError } from '../errors.ts';
import { parseScope } from '../lib/scope.ts';
import type { Role, TokenDraft } from './token.ts';

const NAME_LENGTH_MAX = 100;

/** What a token is good for, as somebody asks for it. */
export interface TokenTerms {
  readonly role: Role;
  /** Where it may change things, as `parseScope` reads it. */
  readonly collection?: string | undefined;
  readonly expiresAt?: Date | undefined;
  /** How many torrents it may have published at once, and bytes of all its .torrent files that lie on the disk. */
  readonly torrentsMax?: number | undefined;
  readonly metainfoBytesMax?: number | undefined;
}

type CheckedTerms = Pick<
  TokenDraft,
  'role' | 'collection' | 'expiresAt' | 'torrentsMax' | 'metainfoBytesMax'
>;

/** The name as it stands. Throws malformed for one that is empty, longer than 100 characters or not one line of text. */
export function checkName(name: string): string {
  // Control characters would speak to the terminal of whoever lists the tokens.
  const isFit = name.trim() !== '' && name.length <= NAME_LENGTH_MAX && !/[\p{Cc}\p{Cs}]/u.test(name);
  if (isFit) return name;
  throw new AppError('malformed', `Cannot use the token name "${name.slice(0, NAME_LENGTH_MAX)}"`, {
    hint: `Choose a name of 1 to ${NAME_LENGTH_MAX} characters in one line.`,
  });
}

/** The terms as a store takes them. Throws malformed for terms that mean nothing or that nobody could use. */
export function checkTerms(terms: TokenTerms, now: Date): CheckedTerms {
  const { role, expiresAt, torrentsMax, metainfoBytesMax } = terms;
  checkExpiry(expiresAt, now);
  checkTorrentsMax(torrentsMax);
  checkMetainfoBytesMax(metainfoBytesMax);
  return { role, collection: checkScope(terms), expiresAt, torrentsMax, metainfoBytesMax };
}

/** The collection as a store takes it. Throws malformed for one that cannot be, or with a role that it limits nothing of. */
export function checkScope({
  role,
  collection,
}: Pick<TokenTerms, 'role' | 'collection'>): string | undefined {
  const scope = collection === undefined ? undefined : parseScope(collection);
  if (scope === undefined || role === 'uploader' || role === 'moderator') return scope;
  const reason =
    role === 'reader'
      ? 'it limits where something may be changed, and a reader changes nothing'
      : 'whoever makes tokens can make one for everything';
  throw new AppError('malformed', `Cannot bind a token with the role ${role} to a collection: ${reason}`, {
    hint: 'Leave the collection out, or choose the role uploader or moderator.',
  });
}

/** Throws malformed for a time that is over, or none. */
export function checkExpiry(expiresAt: Date | undefined, now: Date): void {
  if (expiresAt === undefined || expiresAt > now) return;
  const when = Number.isNaN(expiresAt.getTime()) ? 'no time' : expiresAt.toISOString();
  throw new AppError('malformed', `Cannot make a token that expires at ${when}: it is ${now.toISOString()}`, {
    hint: 'Choose a time that is to come, or none for a token that stays until it is revoked.',
  });
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
    hint: 'Choose a whole number from 1 on, or none for no limit.',
  });
}

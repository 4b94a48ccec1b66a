import { AppError } from '../errors.ts';
import { toVisible } from '../lib/unicode.ts';
import { NAME_LENGTH_MAX } from './oidc-claims.ts';
import { isLive, type Role, type Token } from './token.ts';

/** A person as an external provider describes them, in a verified answer. */
export interface Person {
  /** The issuer, a space, and the person's identifier there. */
  readonly subject: string;
  readonly name: string;
  /** Undefined when the answer gives no role here. */
  readonly role: Role | undefined;
  /** The error for a person without a role. */
  readonly refusal?: AppError | undefined;
}

/**
 * What a verified answer changes. `create`: the person is new. `update`: name or role differ, or the person had no role
 * until now. `end`: the person no longer has a role, so their sessions, login links and feed keys end. `keep`: nothing.
 */
export type PersonChange = 'create' | 'update' | 'end' | 'keep';

/**
 * Names that the audit log and the pages use for the service itself, its operator, and a visitor without a token, who was
 * `somebody` in older records.
 */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['operator', 'admin', 'server', 'visitor', 'somebody']);

/**
 * Decides what a verified answer about a person changes; `known` is the stored person. Pure, so that every store
 * decides in the same way. Throws forbidden when an admin has revoked that person.
 */
export function decidePersonChange(
  known: Token | undefined,
  { name, role }: Pick<Person, 'name' | 'role'>,
  now: Date,
): PersonChange {
  if (known?.revokedAt !== undefined) {
    throw new AppError('forbidden', `Cannot sign in as "${known.name}": an admin has revoked this person`, {
      hint: 'Ask an admin of this service.',
    });
  }
  if (role === undefined) return known !== undefined && isLive(known, now) ? 'end' : 'keep';
  if (known === undefined) return 'create';
  const isSame = known.name === name && known.role === role && known.expiresAt === undefined;
  return isSame ? 'keep' : 'update';
}

/**
 * The name of a person here. A name that looks like a reserved one (comparing only letters and digits, in any case and
 * width) gets the person's identifier appended, so that the audit log does not show a person as the operator. At most
 * 100 UTF-16 code units, like the names of tokens.
 */
export function personName(name: string, identifier: string): string {
  const read = toVisible(name)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  if (!RESERVED_NAMES.has(read)) return name;
  return `${name} (${identifier})`.slice(0, NAME_LENGTH_MAX).toWellFormed();
}

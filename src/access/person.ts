import { AppError } from '../errors.ts';
import { toVisible } from '../lib/unicode.ts';
import { NAME_LENGTH_MAX } from './oidc-claims.ts';
import { isLive, type Role, type Token } from './token.ts';

/** A person as a provider elsewhere describes them, in an answer that was verified. */
export interface Person {
  /** The issuer, a space, and the person's identifier there. */
  readonly subject: string;
  readonly name: string;
  /** Undefined when the answer gives them no role here. */
  readonly role: Role | undefined;
  /** What a person without a role is answered. */
  readonly refusal?: AppError | undefined;
}

/**
 * What a verified answer changes. `create`: a person who was not here before. `update`: name or role differ, or the
 * person had no role until now. `end`: the person has no role any more, so that sessions, login links and feed keys end.
 * `keep`: nothing.
 */
export type PersonChange = 'create' | 'update' | 'end' | 'keep';

/** Names by which the audit log and the pages know the service itself, its operator, and a visitor without a token. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['operator', 'admin', 'server', 'somebody']);

/**
 * Decides what a verified answer about a person changes; `known` is the person as stored. Pure, so that every store
 * decides alike. Throws forbidden when an admin has revoked that person.
 */
export function decidePersonChange(
  known: Token | undefined,
  { name, role }: Pick<Person, 'name' | 'role'>,
  now: Date,
): PersonChange {
  if (known?.revokedAt !== undefined) {
    throw new AppError('forbidden', `Cannot sign in as "${known.name}": an admin has revoked it`, {
      hint: 'Ask an admin of this service.',
    });
  }
  if (role === undefined) return known !== undefined && isLive(known, now) ? 'end' : 'keep';
  if (known === undefined) return 'create';
  const isSame = known.name === name && known.role === role && known.expiresAt === undefined;
  return isSame ? 'keep' : 'update';
}

/**
 * The name that a person is known by here. A name that reads like one of the service's own (by its letters and
 * digits alone, in any case and width) gets the person's identifier behind it: the audit log must not take a person
 * for the operator. At most 100 UTF-16 units, like the names of tokens.
 */
export function personName(name: string, identifier: string): string {
  const read = toVisible(name)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  if (!RESERVED_NAMES.has(read)) return name;
  return `${name} (${identifier})`.slice(0, NAME_LENGTH_MAX).toWellFormed();
}

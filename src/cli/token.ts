import { parseTokenFlags, type TokenFlags } from './token-flags.ts';
import type { AccessBackend, ShownToken } from './access-backend.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { toTable } from './table.ts';
import { parseTokenId } from './with-access.ts';

interface Output {
  readonly json?: boolean;
}

type Printing = Pick<Surroundings, 'out' | 'error'>;

/** Makes a token and prints its secret, which cannot be shown again. Throws malformed. */
export async function createToken(
  backend: AccessBackend,
  flags: TokenFlags & Output,
  { out, error }: Printing,
): Promise<number> {
  const token = await backend.createToken(parseTokenFlags(flags, new Date()));
  if (flags.json === true) {
    out(JSON.stringify(token));
    return EXIT.ok;
  }
  const until = token.expiresAt === null ? '' : `, until ${token.expiresAt}`;
  error(
    `Token ${token.id} "${token.name}" with the role ${token.role}${until}, in ${backend.place}. It is shown only once:`,
  );
  out(token.token);
  return EXIT.ok;
}

/** Lists all tokens, feed keys and people, without their secrets. */
export async function listTokens(
  backend: AccessBackend,
  { json }: Output,
  { out }: Printing,
): Promise<number> {
  const tokens = await backend.listTokens();
  if (json === true) out(JSON.stringify(tokens));
  else
    for (const line of toTable([HEADINGS, ...tokens.map((token) => cellsOf(token, new Date()))])) out(line);
  return EXIT.ok;
}

/** Revokes a token. Throws not_found. */
export async function revokeToken(
  backend: AccessBackend,
  idText: string,
  { json }: Output,
  { out, error }: Printing,
): Promise<number> {
  const token = await backend.revokeToken(parseTokenId(idText));
  if (json === true) out(JSON.stringify(token));
  error(`Token ${token.id} "${token.name}" is revoked.`);
  return EXIT.ok;
}

const HEADINGS = ['id', 'kind', 'role', 'collection', 'created', 'expires', 'last used', 'state', 'name'];

function cellsOf(token: ShownToken, now: Date): readonly string[] {
  const { id, kind, role, collection, parentId, createdAt, expiresAt, lastUsedAt, name } = token;
  return [
    String(id),
    kind.replace('_', ' ') + (parentId === null ? '' : ` of ${parentId}`),
    role,
    collection ?? '-',
    createdAt,
    expiresAt ?? '-',
    lastUsedAt ?? '-',
    stateOf(token, now),
    // A person's name comes from the identity provider, and a terminal would obey control characters in it.
    name.replaceAll(/\p{Cc}/gu, '\u{FFFD}'),
  ];
}

function stateOf({ revokedAt, expiresAt }: ShownToken, now: Date): string {
  if (revokedAt !== null) return 'revoked';
  return expiresAt === null || new Date(expiresAt) > now ? 'in use' : 'expired';
}

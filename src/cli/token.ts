import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLive, type Token } from '../access/token.ts';
import type { Config } from '../config/settings.ts';
import { tokenJson } from '../service/token-json.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { toTable } from './table.ts';
import { parseTokenFlags, type TokenFlags } from './token-flags.ts';
import { checkFolder, auditActorOf, parseTokenId, withAccess } from './with-access.ts';

interface Output {
  readonly json?: boolean;
}

/** Makes a token and prints its secret, which cannot be shown again. Throws malformed. */
export async function createToken(
  config: Config,
  flags: TokenFlags & Output,
  surroundings: Surroundings,
): Promise<number> {
  const { out, error } = surroundings;
  const input = parseTokenFlags(flags, new Date());
  // A token may be made before the first start; in a mistyped folder it would open nothing.
  const isNew = !existsSync(config.data);
  const { token, secret } = await withAccess(config, surroundings, (access) =>
    access.issue(input, auditActorOf(surroundings)),
  );
  if (flags.json === true) {
    out(JSON.stringify({ ...tokenJson(token), token: secret }));
    return EXIT.ok;
  }
  const folder = resolve(config.data);
  if (isNew) error(`Created the data folder ${folder}: no server has used it yet.`);
  const until = token.expiresAt === undefined ? '' : `, until ${token.expiresAt.toISOString()}`;
  error(
    `Token ${token.id} "${token.name}" with the role ${token.role}${until}, in ${folder}. It is shown only once:`,
  );
  out(secret);
  return EXIT.ok;
}

/** Lists all tokens, feed keys and people, without their secrets. */
export async function listTokens(config: Config, flags: Output, surroundings: Surroundings): Promise<number> {
  const { out } = surroundings;
  checkFolder(config);
  const tokens = await withAccess(config, surroundings, (access) => access.list());
  if (flags.json === true) {
    out(JSON.stringify(tokens.map(tokenJson)));
    return EXIT.ok;
  }
  for (const line of toTable([HEADINGS, ...tokens.map((token) => cellsOf(token, new Date()))])) out(line);
  return EXIT.ok;
}

/** Revokes a token. Throws not_found. */
export async function revokeToken(
  config: Config,
  idText: string,
  { json }: Output,
  surroundings: Surroundings,
): Promise<number> {
  const id = parseTokenId(idText);
  checkFolder(config);
  const token = await withAccess(config, surroundings, (access) =>
    access.revoke(id, auditActorOf(surroundings)),
  );
  if (json === true) surroundings.out(JSON.stringify(tokenJson(token)));
  surroundings.error(`Token ${token.id} "${token.name}" is revoked.`);
  return EXIT.ok;
}

const HEADINGS = ['id', 'kind', 'role', 'collection', 'created', 'expires', 'last used', 'state', 'name'];

function cellsOf(token: Token, now: Date): readonly string[] {
  const { id, kind, role, collection, parentId, createdAt, expiresAt, lastUsedAt, name } = token;
  return [
    String(id),
    kind.replace('_', ' ') + (parentId === undefined ? '' : ` of ${parentId}`),
    role,
    collection ?? '-',
    createdAt.toISOString(),
    expiresAt?.toISOString() ?? '-',
    lastUsedAt?.toISOString() ?? '-',
    stateOf(token, now),
    // A person's name comes from the identity provider, and a terminal would obey control characters in it.
    name.replaceAll(/\p{Cc}/gu, '\u{FFFD}'),
  ];
}

function stateOf(token: Token, now: Date): string {
  if (token.revokedAt !== undefined) return 'revoked';
  return isLive(token, now) ? 'in use' : 'expired';
}

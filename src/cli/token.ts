import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAccess, type Access } from '../access/access.ts';
import { ROLES, type Role, type Token } from '../access/token.ts';
import type { Config } from '../settings.ts';
import { AppError } from '../errors.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

interface TokenFlags {
  readonly role?: string;
  readonly name?: string;
  readonly json?: boolean;
}

/** Makes a token and prints its secret, which nobody can print again. */
export async function createToken(
  config: Config,
  flags: TokenFlags,
  { out, error }: Surroundings,
): Promise<number> {
  const role = toRole(flags.role ?? '');
  const { token, secret } = await withAccess(config, (access) => access.issue(flags.name ?? role, role));
  if (flags.json === true) {
    out(JSON.stringify({ ...tokenJson(token), token: secret }));
    return EXIT.ok;
  }
  const folder = resolve(config.data);
  error(
    `Token ${token.id} "${token.name}" with the role ${token.role}, in ${folder}. It is shown this once:`,
  );
  out(secret);
  return EXIT.ok;
}

/** Lists all tokens, without their secrets. */
export async function listTokens(config: Config, flags: TokenFlags, { out }: Surroundings): Promise<number> {
  checkFolder(config);
  const tokens = await withAccess(config, (access) => access.list());
  if (flags.json === true) {
    out(JSON.stringify(tokens.map(tokenJson)));
    return EXIT.ok;
  }
  const rows = [['id', 'role', 'created', 'state', 'name']];
  for (const { id, role, createdAt, revokedAt, name } of tokens) {
    rows.push([
      String(id),
      role,
      createdAt.toISOString(),
      revokedAt === undefined ? 'in use' : 'revoked',
      name,
    ]);
  }
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) out(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return EXIT.ok;
}

/** Makes a token worthless. Throws not_found. */
export async function revokeToken(config: Config, idText: string, { error }: Surroundings): Promise<number> {
  if (!/^[0-9]{1,15}$/.test(idText)) {
    throw new AppError('malformed', `Cannot revoke "${idText}": it is no token's id`, {
      mend: 'See: torrentry token list',
    });
  }
  checkFolder(config);
  const token = await withAccess(config, (access) => access.revoke(Number(idText)));
  error(`Token ${token.id} "${token.name}" is revoked.`);
  return EXIT.ok;
}

/** Throws not_found: a list of no tokens from a folder that was mistyped, and made, would mislead. */
function checkFolder({ data }: Config): void {
  if (existsSync(data)) return;
  throw new AppError('not_found', `Cannot find the data folder ${resolve(data)}`, {
    mend: 'Name it with --data, or run this where the server was started.',
  });
}

function toRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role !== undefined) return role;
  throw new AppError('malformed', `Cannot give a token the role "${text}"`, {
    mend: `Use one of ${ROLES.join(', ')}.`,
  });
}

async function withAccess<Result>(config: Config, use: (access: Access) => Promise<Result>): Promise<Result> {
  const store = await openSqliteStore({ folder: config.data });
  try {
    return await use(createAccess(store.tokens, () => new Date()));
  } finally {
    await store.close();
  }
}

function tokenJson({ id, name, role, createdAt, revokedAt }: Token): object {
  return { id, name, role, createdAt: createdAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
}

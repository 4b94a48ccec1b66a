import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAccess, type Access } from '../access/access.ts';
import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { Config } from '../config/settings.ts';
import { openSqliteStore } from '../stores/sqlite/open.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the data folder for as long as something is done with its tokens. */
export async function withAccess<Result>(
  config: Config,
  use: (access: Access) => Promise<Result>,
): Promise<Result> {
  const store = await openSqliteStore({ folder: config.data });
  try {
    const { tokens, sessions } = store;
    return await use(createAccess({ tokens, sessions, now: () => new Date() }));
  } finally {
    await store.close();
  }
}

/** Throws not_found: a list of no tokens from a folder that was mistyped, and made, would mislead. */
export function checkFolder({ data }: Config): void {
  if (existsSync(data)) return;
  throw new AppError('not_found', `Cannot find the data folder ${resolve(data)}`, {
    hint: 'Name it with --data, or run this where the server was started.',
  });
}

/** Whoever runs the command, as the audit remembers them. */
export function auditActorOf({ userName }: Surroundings): AuditActor {
  return { tokenId: undefined, name: userName() ?? 'operator', via: 'command line', ip: undefined };
}

/** The id of a token as somebody typed it. Throws malformed. */
export function parseTokenId(text: string): number {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot find a token by "${text}": that is no id`, {
    hint: 'See: torrentry token list',
  });
}

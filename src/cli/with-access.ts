import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAccess, type Access } from '../access/access.ts';
import { openLocalStore } from '../app/local-store.ts';
import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { Config } from '../config/settings.ts';
import { FILE_NAME } from '../stores/sqlite/database/folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the data folder, calls `use` with its tokens, and closes it again. */
export async function withAccess<Result>(
  config: Config,
  { error }: Pick<Surroundings, 'error'>,
  use: (access: Access) => Promise<Result>,
): Promise<Result> {
  const store = await openLocalStore(config, error);
  try {
    const { tokens, sessions } = store;
    return await use(createAccess({ tokens, sessions, now: () => new Date() }));
  } finally {
    await store.close();
  }
}

/**
 * Throws not_found when there is no data folder: creating one in a mistyped place and listing no tokens would mislead.
 */
export function checkFolder({ data }: Config): void {
  try {
    if (readdirSync(data).includes(FILE_NAME)) return;
  } catch (error) {
    // A file, or a folder that this user may not read: what opens it says so.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) return;
  }
  throw new AppError('not_found', `Cannot find the data folder ${resolve(data)}`, {
    hint: 'Give its path with --data, or run this command in the folder where the server was started.',
  });
}

/** The user who runs the command, as the audit log records it. */
export function auditActorOf({ userName }: Surroundings): AuditActor {
  return { tokenId: undefined, name: userName() ?? 'operator', via: 'command line', ip: undefined };
}

/** Parses the id of a token. Throws malformed. */
export function parseTokenId(text: string): number {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot find a token by "${text}": an id is a number`, {
    hint: 'List the tokens with: torrentry token list',
  });
}

import type { Config } from '../config/settings.ts';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '../stores/sqlite/open.ts';

/** What of a store is by the settings. */
export function storeSettings({
  data,
  migrationCopies,
}: Config): Pick<SqliteStoreOptions, 'folder' | 'copies'> {
  if (migrationCopies === 'beside') return { folder: data };
  return { folder: data, copies: migrationCopies === 'off' ? 'off' : { folder: migrationCopies } };
}

/**
 * Opens the data folder for a command, also while a server uses it. Tells `say` when the database is migrated, where its copy
 * is, and how far it is. Rejects like `openSqliteStore`.
 */
export function openLocalStore(
  config: Config,
  say: (message: string) => void,
  options: Pick<SqliteStoreOptions, 'writerCacheBytes'> = {},
): Promise<SqliteStore> {
  return openSqliteStore({ ...storeSettings(config), ...options, tell: say });
}

import {
  DEFAULT_SETTINGS,
  ownSettings,
  type CollectionSettings,
} from '../../../catalogue/collection-settings.ts';
import type { Connection } from '../database/connection.ts';

/** Prepares the look-up of the settings of a collection. */
export function createSettingsFinder(connection: Connection): (collection: string) => CollectionSettings {
  const select = connection
    .prepare<[string], string>('SELECT settings FROM collection_settings WHERE collection = ?')
    .pluck();
  return (collection) => {
    const json = select.get(collection);
    if (json === undefined) return DEFAULT_SETTINGS;
    return { ...DEFAULT_SETTINGS, ...(JSON.parse(json) as Partial<CollectionSettings>) };
  };
}

/** Prepares the writing of settings. Call it inside a transaction. */
export function createSettingsWriter(
  connection: Connection,
): (collection: string, settings: CollectionSettings) => void {
  const upsert = connection.prepare(`
    INSERT INTO collection_settings (collection, settings) VALUES (?, ?)
    ON CONFLICT (collection) DO UPDATE SET settings = excluded.settings`);
  const remove = connection.prepare('DELETE FROM collection_settings WHERE collection = ?');
  return (collection, settings) => {
    const own = ownSettings(settings);
    if (Object.keys(own).length === 0) remove.run(collection);
    else upsert.run(collection, JSON.stringify(own));
  };
}

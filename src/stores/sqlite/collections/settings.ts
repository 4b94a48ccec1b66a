import { withAncestors } from '../../../catalogue/ancestors.ts';
import {
  DEFAULT_SETTINGS,
  ownSettings,
  type CollectionSettings,
} from '../../../catalogue/collection-settings.ts';
import type { RetentionRules, RuledCollection } from '../../../catalogue/retention.ts';
import type { SourcedCollection, Sources } from '../../../catalogue/sources.ts';
import type { UploadRules } from '../../../catalogue/upload-rules.ts';
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

/** Prepares the look-up of what a collection asks of uploads, or the nearest one above it that does. */
export function createUploadRulesFinder(
  connection: Connection,
): (collection: string) => UploadRules | undefined {
  const select = connection
    .prepare<[string], string>(
      `SELECT settings ->> '$.uploads' FROM collection_settings
      WHERE collection IN (SELECT value FROM json_each(?)) AND settings ->> '$.uploads' IS NOT NULL
      ORDER BY length(collection) DESC LIMIT 1`,
    )
    .pluck();
  return (collection) => {
    const rules = select.get(JSON.stringify(withAncestors(collection)));
    return rules === undefined ? undefined : (JSON.parse(rules) as UploadRules);
  };
}

/** The collections that have rules of their own, by an index that has no others. */
export const RULED = `
  SELECT collection, settings ->> '$.retention' AS rules
  FROM collection_settings INDEXED BY collection_settings_ruled
  WHERE settings ->> '$.retention' IS NOT NULL AND collection > ? ORDER BY collection LIMIT ?`;

/** Prepares the list of the collections after a path that have rules of their own. */
export function createRuledLister(
  connection: Connection,
): (after: string, limit: number) => readonly RuledCollection[] {
  const select = connection.prepare<[string, number], { collection: string; rules: string }>(RULED);
  return (after, limit) =>
    select
      .all(after, limit)
      .map(({ collection, rules }) => ({ collection, rules: JSON.parse(rules) as RetentionRules }));
}

/** The collections that have sources of their own, by an index that has no others. */
const SOURCED = `
  SELECT collection, settings ->> '$.sources' AS sources
  FROM collection_settings INDEXED BY collection_settings_sourced
  WHERE settings ->> '$.sources' IS NOT NULL AND collection >= '' ORDER BY collection`;

/** Prepares the list of the collections that have sources of their own. */
export function createSourcedLister(connection: Connection): () => readonly SourcedCollection[] {
  const select = connection.prepare<[], { collection: string; sources: string }>(SOURCED);
  return () =>
    select.all().map(({ collection, sources }) => ({ collection, sources: JSON.parse(sources) as Sources }));
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

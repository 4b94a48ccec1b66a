import type { AuditFacts } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { AREA_TORRENTS_MAX, areaIn, assignments, OPEN_AREA } from './areas.ts';
import {
  checkMayConfigure,
  collectionVersionOf,
  SETTING_NAMES,
  settingsAfter,
  settingsVersionOf,
  type CollectionSettings,
  type SettingsEdit,
} from './collection-settings.ts';
import type { SettingsFacts } from './facts.ts';
import { formatRule } from './retention-lines.ts';
import { formatSources } from './sources.ts';
import { formatUploadRules } from './upload-rule-lines.ts';
import { unchanged, type Change, type Plan } from './plan.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import { formatPath, type TorrentPath } from './torrent.ts';

export interface SettingsRequest {
  readonly collection: string;
  readonly edit: SettingsEdit;
  readonly actor: Actor;
  readonly conditions: Preconditions;
}

/** Plans to change the settings of a collection. Throws what `CatalogueStore.editSettings` rejects with. */
export function planSettings(
  { collection, edit, actor, conditions }: SettingsRequest,
  facts: SettingsFacts,
): Plan<CollectionSettings> {
  const { settings: before } = facts;
  checkMayConfigure(actor, collection);
  checkPreconditions(conditions, [collectionVersionOf(facts), settingsVersionOf(before)]);
  const settings = settingsAfter(before, edit);
  if (settingsVersionOf(settings) === settingsVersionOf(before)) return unchanged(before);
  return {
    result: settings,
    changes: [
      { kind: 'putSettings', collection, settings },
      ...(settings.read === before.read ? [] : planAreas(collection, settings, facts)),
    ],
    notes: [
      {
        action: 'collection.edit',
        object: `collection /${collection}`,
        before: differing(before, settings),
        after: differing(settings, before),
      },
    ],
  };
}

/** What of the settings is not as in the others. */
function differing(settings: CollectionSettings, others: CollectionSettings): AuditFacts {
  const names = SETTING_NAMES.filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(others[name]),
  );
  const { retention, uploads, sources } = settings;
  const facts = {
    ...settings,
    retention: retention && retention.map(formatRule),
    uploads: uploads && formatUploadRules(uploads),
    sources: sources && formatSources(sources),
  };
  return Object.fromEntries(names.map((name) => [name, facts[name]]));
}

/**
 * The changes of areas when a collection becomes private or open, with the events of that. Below another private one none are needed: its torrents
 * are in the area of that, and who may read it is asked of their own collections. Throws conflict for too many torrents, and
 * where two with the same infohash would be in one area.
 */
function planAreas(
  collection: string,
  { read }: CollectionSettings,
  { privates, torrentCount, twins }: SettingsFacts,
): readonly Change[] {
  const others = privates.filter((path) => path !== collection);
  if (areaIn(others, collection) !== OPEN_AREA) return [];
  if (torrentCount > AREA_TORRENTS_MAX) throw tooMany(collection);
  if (twins.length > 0) throw twice(collection, twins);
  const isClosed = read === 'token';
  const assigned = assignments(isClosed ? [...others, collection] : others, collection);
  const assign = assigned.map((place) => ({ kind: 'assignArea', ...place }) as const);
  return isClosed
    ? [{ kind: 'crossBorder', collection, border: 'closed' }, ...assign]
    : [...assign, { kind: 'crossBorder', collection, border: 'opened' }];
}

function tooMany(collection: string): AppError {
  const most = AREA_TORRENTS_MAX.toLocaleString('en-GB');
  return new AppError(
    'conflict',
    `Cannot change who may read "/${collection}": more than ${most} torrents are in it and below it`,
    { hint: 'Change it for the collections below it instead, of which each has fewer.' },
  );
}

function twice(collection: string, twins: readonly TorrentPath[]): AppError {
  const named = twins.map((path) => `"${formatPath(path)}"`).join(', ');
  return new AppError(
    'conflict',
    `Cannot change who may read "/${collection}": the same torrents are published in two places that would be read by the same tokens: ${named}`,
    { hint: 'Remove one of each, and purge it, or move it elsewhere.' },
  );
}

import type { AuditFacts } from '../events/audit.ts';
import type { Actor } from './actor.ts';
import {
  checkMayConfigure,
  SETTING_NAMES,
  settingsAfter,
  settingsVersionOf,
  type CollectionSettings,
  type SettingsEdit,
} from './collection-settings.ts';
import type { SettingsFacts } from './facts.ts';
import { unchanged, type Plan } from './plan.ts';
import { formatRule } from './retention.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';

export interface SettingsRequest {
  readonly collection: string;
  readonly edit: SettingsEdit;
  readonly actor: Actor;
  readonly conditions: Preconditions;
}

/** Plans to change the settings of a collection. Throws what `CatalogueStore.editSettings` rejects with. */
export function planSettings(
  { collection, edit, actor, conditions }: SettingsRequest,
  { settings: before }: SettingsFacts,
): Plan<CollectionSettings> {
  checkMayConfigure(actor, collection);
  checkPreconditions(conditions, [settingsVersionOf(before)]);
  const settings = settingsAfter(before, edit);
  if (settingsVersionOf(settings) === settingsVersionOf(before)) return unchanged(before);
  return {
    result: settings,
    changes: [{ kind: 'putSettings', collection, settings }],
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
  const { retention } = settings;
  const facts = { ...settings, retention: retention && retention.map(formatRule) };
  return Object.fromEntries(names.map((name) => [name, facts[name]]));
}

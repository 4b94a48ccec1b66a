import { hash } from 'node:crypto';
import { AppError } from '../errors.ts';
import { coversAllBelow } from '../lib/scope.ts';
import type { Actor } from './actor.ts';
import type { LatestOrder } from './latest.ts';
import type { Readme } from './readme.ts';
import type { RetentionRules } from './retention.ts';
import type { Sources } from './sources.ts';
import type { UploadRules } from './upload-rules.ts';

/** Who may read a collection: all readers of the service, or only tokens for it. */
export const COLLECTION_READS = ['open', 'token'] as const;
export type CollectionRead = (typeof COLLECTION_READS)[number];

/** What moderators set for a collection, also while nothing is in it. */
export interface CollectionSettings {
  /** `token`: it and all below it are only for tokens whose scope covers it. */
  readonly read: CollectionRead;
  /** What its `latest` leads to, where the request does not say. */
  readonly order: LatestOrder;
  /** What it keeps of its torrents, and those below it that have no rules of their own; null for all, or as above it. */
  readonly retention: RetentionRules | null;
  /** What it asks of uploads, and those below it that have no rules of their own; null for nothing, or as above it. */
  readonly uploads: UploadRules | null;
  /** Trackers and web seeds that are offered for its torrents, and for those below it that have none of their own; null for those above it, or of the instance. */
  readonly sources: Sources | null;
}

/** The settings of a collection for which none were made. */
export const DEFAULT_SETTINGS: CollectionSettings = {
  read: 'open',
  order: 'published',
  retention: null,
  uploads: null,
  sources: null,
};

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as readonly (keyof CollectionSettings)[];

/** A change of settings: what is missing stays. */
export type SettingsEdit = {
  readonly [Name in keyof CollectionSettings]?: CollectionSettings[Name] | undefined;
};

/** A collection as its address shows it. */
export interface CollectionDetails {
  readonly path: string;
  /** Public torrents in it and below it. */
  readonly torrentCount: number;
  /** Whether it is private, by its own settings or by those of a collection above it. */
  readonly isPrivate: boolean;
  readonly settings: CollectionSettings;
  readonly readme: Readme | undefined;
}

/** The settings after a change. */
export function settingsAfter(current: CollectionSettings, edit: SettingsEdit): CollectionSettings {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  return { ...current, ...(Object.fromEntries(given) as SettingsEdit) } as CollectionSettings;
}

/** The settings that are not the default ones. A store keeps these alone. */
export function ownSettings(settings: CollectionSettings): Partial<CollectionSettings> {
  const own = SETTING_NAMES.filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(DEFAULT_SETTINGS[name]),
  );
  return Object.fromEntries(own.map((name) => [name, settings[name]]));
}

/** The version of settings: an entity tag for conditional changes. */
export function settingsVersionOf(settings: CollectionSettings): string {
  return hash('sha256', JSON.stringify(SETTING_NAMES.map((name) => settings[name])), 'base64url');
}

/**
 * The version of a collection as its address shows it, with its README: an entity tag. What is published in it does not
 * change it.
 */
export function collectionVersionOf({
  settings,
  readme,
}: Pick<CollectionDetails, 'settings' | 'readme'>): string {
  return hash('sha256', JSON.stringify([settingsVersionOf(settings), readme?.sha256]), 'base64url');
}

/** Whether the actor may change the settings of a collection. */
export function mayConfigure({ changes, scope }: Actor, collection: string): boolean {
  return changes === 'all' && coversAllBelow(scope, collection);
}

/**
 * Throws unauthorized for an actor without a token, and forbidden unless the actor moderates the collection with all below
 * it, which its settings are about too.
 */
export function checkMayConfigure(actor: Actor, collection: string): void {
  if (mayConfigure(actor, collection)) return;
  const code = actor.tokenId === undefined ? 'unauthorized' : 'forbidden';
  throw new AppError(
    code,
    `Cannot change the settings of "/${collection}": only moderators of it and of all below it may`,
    { hint: `Use a token with the role moderator for ${collection}/**, or for everything.` },
  );
}

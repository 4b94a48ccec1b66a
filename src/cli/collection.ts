import { counted } from '../lib/counted.ts';
import type { RetentionCheck } from '../catalogue/keeping.ts';
import { formatRule } from '../catalogue/retention-lines.ts';
import type { RetentionRules } from '../catalogue/retention.ts';
import { formatSources } from '../catalogue/sources.ts';
import { formatUploadRules } from '../catalogue/upload-rule-lines.ts';
import { formatPath, type TorrentPath } from '../catalogue/torrent.ts';
import type { CollectionSettings, SettingsEdit } from '../catalogue/collection-settings.ts';
import { SETTINGS_FLAGS } from '../service/input/settings.ts';
import { readTexts } from '../service/input/texts.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/** A collection as the command shows it. */
export interface ShownCollection {
  readonly path: string;
  /** Public torrents in it and below it. */
  readonly torrentCount: number;
  readonly settings: CollectionSettings;
  /** After a move: the ids of the tokens that stay bound to the old path. */
  readonly boundTokens?: readonly number[] | undefined;
  /** What these tokens are called, where that is known. */
  readonly boundNames?: readonly string[] | undefined;
  /** The ids of the webhooks that stay bound to the old path. */
  readonly boundWebhooks?: readonly number[] | undefined;
}

/** Where the collections are: in a data folder, or behind a server. */
export interface CollectionBackend {
  show(path: string): Promise<ShownCollection>;
  edit(path: string, edit: SettingsEdit): Promise<ShownCollection>;
  move(from: string, to: string): Promise<ShownCollection>;
  /** What retention rules would remove; undefined for those that count for it now. */
  check(path: string, rules: RetentionRules | undefined): Promise<ShownCheck>;
}

/** What retention rules would remove, with the first of them. */
export interface ShownCheck extends Pick<RetentionCheck, 'count' | 'isMore'> {
  readonly items: readonly TorrentPath[];
}

/** The flags of the settings, as they were typed. */
export type SettingsFlags = { readonly [Name in keyof CollectionSettings]?: string };

interface Output {
  readonly json?: boolean;
}

/** Prints a collection with its settings. Throws not_found. */
export async function showCollection(
  backend: CollectionBackend,
  path: string,
  output: Output,
  surroundings: Surroundings,
): Promise<number> {
  return print(await backend.show(path), output, surroundings);
}

/** Changes the settings of a collection, and prints it. Throws malformed with all mistakes. */
export async function setCollection(
  backend: CollectionBackend,
  path: string,
  { read, order, retention, uploads, sources }: SettingsFlags,
  output: Output,
  surroundings: Surroundings,
): Promise<number> {
  const given = Object.entries({ read, order, retention, uploads, sources }).filter(
    (flag): flag is [string, string] => flag[1] !== undefined,
  );
  const edit = readTexts(SETTINGS_FLAGS, Object.fromEntries(given), 'change the collection');
  return print(await backend.edit(path, edit), output, surroundings);
}

/** Prints what retention rules would remove, those of the flag or else those that count now. Throws malformed. */
export async function checkRetention(
  backend: CollectionBackend,
  path: string,
  { retention }: Pick<SettingsFlags, 'retention'>,
  { json }: Output,
  { out }: Surroundings,
): Promise<number> {
  const flags = retention === undefined ? {} : { retention };
  const { retention: rules } = readTexts(SETTINGS_FLAGS, flags, 'check the retention');
  const { count, isMore, items } = await backend.check(path, rules ?? undefined);
  const paths = items.map(formatPath);
  if (json === true) {
    out(JSON.stringify({ count, isMore, paths }));
    return EXIT.ok;
  }
  out(`${path}: ${isMore ? 'at least ' : ''}${counted(count, 'torrent')} would be removed`);
  for (const line of [...paths, ...(count > paths.length ? ['…'] : [])]) out(line);
  return EXIT.ok;
}

/** Moves a collection, and prints it at its new place. */
export async function moveCollection(
  backend: CollectionBackend,
  from: string,
  to: string,
  output: Output,
  surroundings: Surroundings,
): Promise<number> {
  const moved = await backend.move(from, to);
  const { boundTokens = [], boundNames = [], boundWebhooks = [] } = moved;
  const tokens = boundTokens.map((id, index) => {
    const name = boundNames[index]?.replaceAll(/\p{Cc}/gu, '\u{FFFD}');
    return name === undefined ? String(id) : `${id} "${name}"`;
  });
  if (tokens.length > 0)
    surroundings.error(`warning: These tokens stay bound to the old path: ${tokens.join(', ')}`);
  if (boundWebhooks.length > 0)
    surroundings.error(`warning: These webhooks stay bound to the old path: ${boundWebhooks.join(', ')}`);
  return print(moved, output, surroundings);
}

function print(collection: ShownCollection, { json }: Output, { out }: Surroundings): number {
  const { path, torrentCount, settings, boundTokens, boundWebhooks } = collection;
  if (json === true) {
    out(JSON.stringify({ path, torrentCount, settings, boundTokens, boundWebhooks }));
    return EXIT.ok;
  }
  out(`${path}: ${counted(torrentCount, 'torrent')}`);
  const { retention, uploads, sources, ...texts } = settings;
  for (const [name, value] of Object.entries(texts)) out(`${name}: ${value}`);
  out(`retention: ${retention === null ? 'none' : retention.map(formatRule).join('; ')}`);
  out(`uploads: ${uploads === null ? 'none' : formatUploadRules(uploads).join('; ')}`);
  out(`sources: ${sources === null ? 'none' : formatSources(sources).join('; ')}`);
  return EXIT.ok;
}

import { withAncestors } from '../../../catalogue/ancestors.ts';
import { labelKey } from '../../../catalogue/facets.ts';
import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Signal } from '../../../events/signal.ts';
import type { Connection } from '../database/connection.ts';
import type { Space } from './spaces.ts';

/** The label that every public torrent has. */
export const EVERYTHING = 'below ';

/** The labels by which a torrent can be found in addition to its words, each as one text. */
export function labelsOf(torrent: Torrent): readonly string[] {
  const { collection, category, tags, version } = torrent;
  return [
    `in ${collection}`,
    ...withAncestors(collection).map((path) => `below ${path}`),
    ...(category === undefined ? [] : [`category ${category}`]),
    ...tags.map((tag) => `tag ${tag}`),
    `version ${version}`,
  ];
}

/** The labels that a torrent must have for a filter: one of each group. */
export function labelsIn({
  collection,
  below,
  category,
  categories = [],
  tags = [],
  version,
}: TorrentFilter): readonly (readonly string[])[] {
  const isEverywhere = collection === undefined || (collection === '' && below === true);
  return [
    ...(isEverywhere ? [] : [[`${below === true ? 'below' : 'in'} ${collection}`]]),
    ...(category === undefined ? [] : [[`category ${category}`]]),
    ...(categories.length === 0 ? [] : [categories.map((it) => `category ${it}`)]),
    ...tags.map((tag) => [`tag ${tag}`]),
    ...(version === undefined ? [] : [[`version ${version}`]]),
  ];
}

/** Turns a label into its words in the index; labels from before they were found without case have several. */
export type LabelWords = (label: string) => readonly string[];

/** Prepares the look-up of labels. A label that no torrent ever had gets a word that no torrent has. */
export function createLabelFinder(connection: Connection, space: Space): LabelWords {
  const find = connection
    .prepare<[string], number>(`SELECT id FROM ${space}labels WHERE key = ? ORDER BY id`)
    .pluck();
  return (label) => {
    const ids = find.all(keyOf(label));
    return (ids.length === 0 ? [0] : ids).map(toWord);
  };
}

/** Prepares the list of the keys of categories that public torrents of the open area have or had, the oldest first. */
export function createCategoryKeys(connection: Connection): (limit: number) => readonly string[] {
  const keys = connection
    .prepare<[number], string>(
      `SELECT substr(key, length('category ') + 1) FROM labels
      WHERE key > 'category ' AND key < 'category!' GROUP BY key ORDER BY min(id) LIMIT ?`,
    )
    .pluck();
  return (limit) => keys.all(limit);
}

/** How many labels a writer remembers. */
const KNOWN_MAX = 10_000;

/**
 * Prepares the look-up of labels that adds new ones. A torrent has about eight labels, nearly all of which others have: they
 * are remembered until a rollback, which may have taken one back. A label is never deleted.
 */
export function createLabelMaker(
  connection: Connection,
  space: Space,
  rolledBack: Pick<Signal, 'subscribe'>,
): (label: string) => string {
  const find = connection
    .prepare<[string], number>(`SELECT id FROM ${space}labels WHERE key = ? ORDER BY id`)
    .pluck();
  const add = connection.prepare<[string, string]>(`INSERT INTO ${space}labels (label, key) VALUES (?, ?)`);
  const known = new Map<string, string>();
  rolledBack.subscribe(() => known.clear());
  return (label) => {
    const key = keyOf(label);
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const word = toWord(find.get(key) ?? Number(add.run(label, key).lastInsertRowid));
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, word);
    return word;
  };
}

/** Categories and tags are found without case, collections by their very name. */
function keyOf(label: string): string {
  return /^(?:category|tag) /.test(label) ? labelKey(label) : label;
}

/** The word starts with a private-use character, which `toWordText` removes from all other words. */
function toWord(id: number): string {
  return `\ue000${id.toString(16)}`;
}

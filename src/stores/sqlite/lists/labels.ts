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

/** Turns a label into its word in the index. */
export type LabelWord = (label: string) => string;

/** Prepares the look-up of labels. A label that no torrent ever had gets a word that no torrent has. */
export function createLabelFinder(connection: Connection, space: Space): LabelWord {
  const find = connection.prepare<[string], number>(`SELECT id FROM ${space}labels WHERE key = ?`).pluck();
  return (label) => toWord(find.get(keyOf(label)) ?? 0);
}

/** Prepares the list of the keys of categories that public torrents of the open area have or had, the oldest first. */
export function createCategoryKeys(connection: Connection): (limit: number) => readonly string[] {
  const keys = connection
    .prepare<[number], string>(
      `SELECT substr(key, length('category ') + 1) FROM labels
      WHERE key > 'category ' AND key < 'category!' ORDER BY id LIMIT ?`,
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
): LabelWord {
  const find = connection.prepare<[string], number>(`SELECT id FROM ${space}labels WHERE key = ?`).pluck();
  const add = connection.prepare<[string]>(`INSERT INTO ${space}labels (key) VALUES (?)`);
  const known = new Map<string, string>();
  rolledBack.subscribe(() => known.clear());
  return (label) => {
    const key = keyOf(label);
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const word = toWord(find.get(key) ?? Number(add.run(key).lastInsertRowid));
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, word);
    return word;
  };
}

/** Categories and tags are found without case, collections by their very name. */
function keyOf(label: string): string {
  return /^(?:category|tag) /.test(label) ? labelKey(label) : label;
}

/** The characters of words: those for private use in plane 15, which `toWordText` removes from texts. */
const FIRST_CHARACTER = 0xf0000;
const CHARACTERS = 0xfffd;

/** Of one character for the first 65,532 labels: a word of more letters has entries among the beginnings of words too. */
function toWord(id: number): string {
  const above = Math.floor(id / CHARACTERS);
  return (above === 0 ? '' : toWord(above)) + String.fromCodePoint(FIRST_CHARACTER + (id % CHARACTERS));
}

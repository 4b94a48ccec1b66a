import { withAncestors } from '../../../catalogue/ancestors.ts';
import type { TorrentFilter } from '../../../catalogue/store.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';

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

/** The labels that a torrent must have for a filter, all of them. */
export function labelsIn({ collection, below, category, tag, version }: TorrentFilter): readonly string[] {
  const isEverywhere = collection === undefined || (collection === '' && below === true);
  return [
    ...(isEverywhere ? [] : [`${below === true ? 'below' : 'in'} ${collection}`]),
    ...(category === undefined ? [] : [`category ${category}`]),
    ...(tag === undefined ? [] : [`tag ${tag}`]),
    ...(version === undefined ? [] : [`version ${version}`]),
  ];
}

/** Turns a label into its word in the index. */
export type LabelWord = (label: string) => string;

/** Prepares the look-up of labels. A label that no torrent ever had gets a word that no torrent has. */
export function createLabelFinder(connection: Connection): LabelWord {
  const find = connection.prepare<[string], number>('SELECT id FROM labels WHERE label = ?').pluck();
  return (label) => toWord(find.get(label) ?? 0);
}

/** Prepares the look-up of labels that adds new ones. */
export function createLabelMaker(connection: Connection): LabelWord {
  const find = connection.prepare<[string], number>('SELECT id FROM labels WHERE label = ?').pluck();
  const add = connection.prepare<[string]>('INSERT INTO labels (label) VALUES (?)');
  return (label) => toWord(find.get(label) ?? Number(add.run(label).lastInsertRowid));
}

/** The word starts with a private-use character, which `toWordText` removes from all other words. */
function toWord(id: number): string {
  return `\ue000${id.toString(16)}`;
}

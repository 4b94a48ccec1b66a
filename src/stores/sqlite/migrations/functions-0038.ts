/*
 * What the program does after `migrations/0038_one_word_index.sql`, as it was when that was released: see functions-0004.ts.
 */
import type { Connection } from '../database/connection.ts';
import { wordText } from './functions-0014.ts';
import { labelKey } from './functions-0016.ts';

const TEXT_LENGTH_MAX = 2000;
const LONG_TEXT_LENGTH_MAX = 10_000;

const WORD =
  /(?![\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3])[\p{L}\p{N}](?:(?![\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3])[\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331])*/gu;

type Text = string | null;

/** A statement keeps in memory what its pages held before: of all at once, that is half a gigabyte at a million torrents. */
const TOGETHER = 5_000;

/** Fills the word index of each space, and tells how many of all torrents are done. */
export function fillWordIndex(connection: Connection, note: (done: number, all: number) => void): void {
  connection.function('label_keys', { deterministic: true, directOnly: true }, labelKeys);
  connection.function('index_words', { deterministic: true, directOnly: true }, indexWords);
  const count = (space: string) =>
    connection.prepare<[], number>(`SELECT count(*) FROM ${space}listed`).pluck().get() ?? 0;
  const spaces = ['', 'private_'];
  const all = spaces.reduce((sum, space) => sum + count(space), 0);
  let done = 0;
  for (const space of spaces) {
    const last = connection
      .prepare<[number, number], number | null>(
        `SELECT max(id) FROM (SELECT id FROM ${space}listed WHERE id > ? ORDER BY id LIMIT ?)`,
      )
      .pluck();
    const fill = connection.prepare<[number, number]>(`
      INSERT INTO ${space}torrent_words (rowid, words)
      SELECT
        t.id,
        index_words(
          t.name, t.title, t.file_name, t.collection, t.category, t.tags, t.description, f.names,
          (SELECT json_group_array(labels.id)
            FROM json_each(label_keys(t.collection, t.category, t.tags, t.version)) AS label
              CROSS JOIN ${space}labels AS labels ON labels.key = label.value))
      FROM ${space}listed AS l CROSS JOIN torrents AS t ON t.id = l.id
        LEFT JOIN torrent_file_names AS f ON f.torrent_id = t.id
      WHERE l.id > ? AND l.id <= ? ORDER BY l.id`);
    let [after, to] = [0, last.get(0, TOGETHER)];
    while (typeof to === 'number') {
      done += fill.run(after, to).changes;
      note(done, all);
      [after, to] = [to, last.get(to, TOGETHER)];
    }
  }
}

/** `label_keys(collection, category, tags, version)`: the keys of all labels of a torrent, in JSON as `tags` are. */
function labelKeys(collection: string, category: Text, tags: string, version: string): string {
  const parts = collection === '' ? [] : collection.split('/');
  const labels = [
    `in ${collection}`,
    ...Array.from({ length: parts.length + 1 }, (_, depth) => `below ${parts.slice(0, depth).join('/')}`),
    ...(category === null ? [] : [`category ${category}`]),
    ...(JSON.parse(tags) as string[]).map((tag) => `tag ${tag}`),
    `version ${version}`,
  ];
  return JSON.stringify(labels.map(labelKey));
}

/**
 * `index_words(name, title, file_name, collection, category, tags, description, file_names, label_ids)`: the words of a torrent
 * in the word index, with a label after each text; `tags` and `label_ids` are lists in JSON.
 */
function indexWords(
  name: string,
  title: Text,
  fileName: string,
  collection: string,
  category: Text,
  tags: string,
  description: Text,
  fileNames: Text,
  labelIds: string,
): string {
  const labels = (JSON.parse(labelIds) as number[]).map(labelWord);
  const plain = [
    name,
    title,
    fileName.replace(/\.torrent$/, ''),
    collection,
    category,
    (JSON.parse(tags) as string[]).join(' '),
  ].map((text) => wordText(text, TEXT_LENGTH_MAX) ?? '');
  const marked = [description, fileNames].map((text) =>
    (wordText(text, LONG_TEXT_LENGTH_MAX) ?? '').replaceAll(WORD, '\ue000$&'),
  );
  const texts = [...new Set(plain), ...marked].filter((text) => text !== '');
  const separated = texts.map((text, index) => `${text} ${labels[index % labels.length] ?? ''}`);
  return [...separated, ...labels.slice(texts.length)].join(' ');
}

function labelWord(id: number): string {
  const above = Math.floor(id / 0xfffd);
  return (above === 0 ? '' : labelWord(above)) + String.fromCodePoint(0xf0000 + (id % 0xfffd));
}

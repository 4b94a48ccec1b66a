import { formatPath, type Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { isDamage, sqliteCode } from '../database/translate-error.ts';
import { createLabelFinder, type LabelWord } from '../lists/labels.ts';
import type { Space } from '../lists/spaces.ts';
import { wordsOf } from '../lists/word-index.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';
import { messageOf, type Examiner, type PartProgress } from './examiner.ts';
import { AGAIN_HINT, RESTORE_HINT, type Flaw } from './flaws.ts';
import type { Relister } from './relister.ts';

/** How many ids are compared at once: the sums of their words take 16 MiB, however many torrents there are. */
const WINDOW = 4_194_304;

/** How many torrents are indexed for comparison, and repaired, at once. */
const ROWS = 1_000;

type WordRow = readonly [term: string, id: number, offset: number];
type ListedTorrent = TorrentRow & { readonly file_names: string | null };

/**
 * The index of words against the torrents of the lists. It keeps no texts, so the words of each torrent are indexed again, beside
 * it, and the sums over all words with their places are compared: one pass through the index for some million ids.
 */
export async function checkWords(
  examiner: Examiner,
  space: Space,
  relister: Relister,
  progress: PartProgress,
): Promise<void> {
  const { connection } = examiner;
  const comparison = createComparison(connection, space);
  const last = connection
    .prepare<[], number>(
      `SELECT max(coalesce((SELECT max(id) FROM ${space}listed), 0),
        coalesce((SELECT max(id) FROM ${space}torrent_words_docsize), 0))`,
    )
    .pluck();
  const compare = (from: number) => examiner.read(() => comparison.compare(from, progress));
  const goThrough = async (): Promise<void> => {
    for (let from = 0; from <= (last.get() ?? 0); from += WINDOW)
      await repair(examiner, space, relister, compare(from), from);
  };
  try {
    await goThrough();
  } catch (error) {
    if (!isDamage(sqliteCode(error))) throw error;
    await examiner.settle([brokenWords(connection, `${space}torrent_words`, messageOf(error))]);
    if (examiner.isRepair) await goThrough();
  } finally {
    comparison.end();
  }
}

/** An index of words that SQLite cannot read. It is emptied, so that the words of all torrents are missing, and are added in batches. */
export function brokenWords(connection: Connection, index: string, line: string): Flaw {
  return {
    kind: 'words',
    place: `table ${index}`,
    message: `The index of words is damaged: ${line}.`,
    fix: () => void connection.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`),
    hint: RESTORE_HINT,
  };
}

/** What is wrong with the words of an id. */
const MISSING = 1;
const NEEDLESS = 2;
const OTHERS = 3;

const MESSAGES: ReadonlyMap<number, string> = new Map([
  [MISSING, 'Searches do not find it: the index of words has none of its words.'],
  [NEEDLESS, 'The index of words has it, and it is not in the lists.'],
  [OTHERS, 'The index of words has other words than it.'],
]);

function createComparison(connection: Connection, space: Space) {
  const words = `${space}torrent_words`;
  const labelWord = createLabelFinder(connection, space);
  connection.exec(`
    CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab('main', '${words}', 'instance');
    CREATE VIRTUAL TABLE temp.words_again USING fts5 (
      words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE temp.words_found USING fts5vocab('temp', 'words_again', 'instance')`);
  const kept = connection
    .prepare<[], WordRow>('SELECT term, doc, "offset" FROM temp.kept_words')
    .raw() as unknown as Rows;
  const found = connection
    .prepare<[], WordRow>('SELECT term, doc, "offset" FROM temp.words_found')
    .raw() as unknown as Rows;
  const indexed = connection
    .prepare<[number, number], number>(`SELECT id FROM ${words}_docsize WHERE id >= ? AND id < ?`)
    .pluck();
  const torrents = connection.prepare<[number, number, number], ListedTorrent>(`
    SELECT ${TORRENT_COLUMNS}, f.names AS file_names
    FROM ${space}listed AS l CROSS JOIN torrents AS t ON t.id = l.id
      LEFT JOIN torrent_file_names AS f ON f.torrent_id = t.id
    WHERE l.id >= ? AND l.id < ? ORDER BY l.id LIMIT ?`);
  const index = connection.prepare<[number, string]>(
    'INSERT INTO temp.words_again (rowid, words) VALUES (?, ?)',
  );
  const empty = connection.prepare(`INSERT INTO temp.words_again (words_again) VALUES ('delete-all')`);

  /** Gives what is wrong, by the id less `from`. */
  const compare = (from: number, progress: PartProgress): Uint8Array => {
    const wrong = new Uint8Array(WINDOW);
    const sums = new Int32Array(WINDOW);
    for (const id of indexed.iterate(from, from + WINDOW)) wrong[id - from] = NEEDLESS;
    sumUp(kept.iterate(), sums, from);
    const again = new Int32Array(WINDOW);
    for (let next = from, isDone = false; !isDone;) {
      const rows = torrents.all(next, from + WINDOW, ROWS);
      for (const row of rows) index.run(row.id, textOf(row, labelWord));
      sumUp(found.iterate(), again, from);
      empty.run();
      for (const { id } of rows) {
        const at = id - from;
        const isThere = wrong[at] === NEEDLESS;
        wrong[at] = !isThere ? MISSING : sums[at] === again[at] ? 0 : OTHERS;
      }
      progress.add(rows.length);
      next = (rows.at(-1)?.id ?? 0) + 1;
      isDone = rows.length < ROWS;
    }
    return wrong;
  };
  const end = (): void => {
    connection.exec('DROP TABLE temp.words_found; DROP TABLE temp.words_again; DROP TABLE temp.kept_words');
  };
  return { compare, end };
}

interface Rows {
  iterate(): IterableIterator<WordRow>;
}

function textOf(row: ListedTorrent, labelWord: LabelWord): string {
  return wordsOf(toTorrent(row), row.file_names ?? undefined, labelWord);
}

/** Adds each word with its place to the sum of its torrent. The sum is the same in whatever order the words come. */
function sumUp(rows: Iterable<WordRow>, sums: Int32Array, from: number): void {
  let known = '';
  let hash = 0;
  for (const [term, id, offset] of rows) {
    const at = id - from;
    if (at < 0 || at >= WINDOW) continue;
    if (term !== known) {
      known = term;
      hash = hashOf(term);
    }
    // Multiplied, so that two words which change places give another sum.
    sums[at] = ((sums[at] ?? 0) + Math.imul(hash, 2 * offset + 1)) | 0;
  }
}

/** FNV-1a over UTF-16 units, in 32 bits. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash;
}

async function repair(
  examiner: Examiner,
  space: Space,
  relister: Relister,
  wrong: Uint8Array,
  from: number,
): Promise<void> {
  const find = examiner.connection.prepare<[number], TorrentRow>(
    `SELECT ${TORRENT_COLUMNS} FROM ${space}listed AS l JOIN torrents AS t ON t.id = l.id WHERE l.id = ?`,
  );
  const torrentOf = (id: number): Torrent | undefined => {
    const row = find.get(id);
    return row && toTorrent(row);
  };
  let flaws: Flaw[] = [];
  const settle = async (): Promise<void> => {
    await examiner.settle(flaws);
    flaws = [];
  };
  for (const [at, fault] of wrong.entries()) {
    const message = MESSAGES.get(fault);
    if (message === undefined) continue;
    const id = from + at;
    const torrent = torrentOf(id);
    const place = torrent === undefined ? `torrent ${id}` : `torrent ${id} (${formatPath(torrent)})`;
    // Read again in the transaction that writes, because a server may have changed it.
    const fix = (): void => relister.reindex(space, id, torrentOf(id));
    flaws.push({ kind: 'words', place, message, fix, hint: AGAIN_HINT });
    if (flaws.length >= ROWS) await settle();
  }
  if (flaws.length > 0) await settle();
}

import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createSignal } from '../../../../../src/events/signal.ts';
import type { Connection } from '../../../../../src/stores/sqlite/database/connection.ts';
import { createGroupCommit } from '../../../../../src/stores/sqlite/writer/group-commit.ts';
import { createFinder } from '../../../../../src/stores/sqlite/torrents/find.ts';
import type { Torrent } from '../../../../../src/catalogue/torrent.ts';
import {
  createFileNamesFinder,
  createWordIndex,
  createWordWriter,
} from '../../../../../src/stores/sqlite/lists/word-index.ts';
import { toLongTextWords } from '../../../../../src/stores/sqlite/lists/word-text.ts';
import { createLabelFinder } from '../../../../../src/stores/sqlite/lists/labels.ts';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import { toMatch } from '../../../../../src/stores/sqlite/search/search-query.ts';
import { openListed } from '../listed-folder.ts';

describe('createWordIndex', () => {
  const open = async () => {
    const connection = await openListed([{ name: 'old' }]);
    const rolledBack = createSignal();
    const finish = createWordWriter(connection);
    const commit = createGroupCommit(connection, { finish, onRollback: rolledBack.send });
    return {
      connection,
      commit,
      words: createWordIndex(connection, '', {
        findFileNames: createFileNamesFinder(connection),
        rolledBack,
      }),
      ...torrentsOf(connection),
    };
  };

  it('writes the words of a whole transaction when it ends', async () => {
    const { commit, words, named, find } = await open();
    commit([() => words.add(named(2, 'second')), () => words.add(named(3, 'third'))]);
    expect(['old', 'second', 'third'].map(find)).toEqual([[1], [2], [3]]);
  });

  it('writes none of a change that was taken back', async () => {
    const { commit, words, named, find } = await open();
    const failing = () => {
      words.add(named(2, 'second'));
      words.remove(1);
      throw new Error('taken back');
    };
    commit([failing, () => words.add(named(2, 'another'))]);
    expect(['old', 'second', 'another'].map(find)).toEqual([[1], [], [2]]);
  });

  it('finds labels that were first given to a torrent whose change was taken back', async () => {
    const { connection, commit, words, named } = await open();
    const tagged = (id: number) => ({ ...named(id, 'one'), tags: ['fresh'] });
    const failing = () => {
      words.add(tagged(2));
      throw new Error('taken back');
    };
    commit([failing, () => words.add(tagged(3))]);
    const label = createLabelFinder(connection, '')('tag fresh');
    expect(label).not.toBe(createLabelFinder(connection, '')('tag none'));
    const found = connection.prepare('SELECT rowid FROM torrent_words WHERE torrent_words MATCH ?').pluck();
    expect(found.all(`"${label}"`)).toEqual([3]);
  });

  it('changes the words of a torrent as often as is wanted within one transaction', async () => {
    const { connection, commit, words, named, find } = await open();
    commit([
      () => words.remove(1),
      () => words.add(named(1, 'newer')),
      () => words.remove(1),
      () => words.add(named(1, 'newest')),
      () => words.add(named(2, 'gone')),
      () => words.remove(2),
    ]);
    expect(['old', 'newer', 'newest', 'gone'].map(find)).toEqual([[], [], [1], []]);
    connection.exec(`INSERT INTO torrent_words (torrent_words) VALUES ('integrity-check')`);
  });

  it('writes words once only', async () => {
    const { commit, words, named, find } = await open();
    commit([() => words.add(named(2, 'second'))]);
    commit([() => words.add(named(3, 'third'))]);
    expect(find('second')).toEqual([2]);
    commit([() => words.remove(2)]);
    expect(find('second')).toEqual([]);
  });

  it('tells labels apart, however many there are', async () => {
    const { connection, commit, words, named } = await open();
    const ids = [1_000, 6_400, 65_532, 65_533, 65_534, 131_066, 4_000_000];
    const add = connection.prepare('INSERT INTO labels (id, key) VALUES (?, ?)');
    for (const id of ids) add.run(id, `tag t${id}`);
    commit(ids.map((id) => () => words.add({ ...named(id, 'one'), tags: [`t${id}`] })));
    const wordOf = createLabelFinder(connection, '');
    const found = connection.prepare('SELECT rowid FROM torrent_words WHERE torrent_words MATCH ?').pluck();
    expect(ids.map((id) => found.all(`"${wordOf(`tag t${id}`)}"`))).toEqual(ids.map((id) => [id]));
  });

  it('finds words of descriptions only in everything, also where the index divides at signs', async () => {
    const { connection, commit, words, named } = await open();
    const texts = [
      'one\u0301two',
      'q\u0301\u0308r',
      '\u0939\u093f\u0928\u094d\u0926\u0940',
      'a.b_c',
      'x\u0653y',
    ];
    commit(texts.map((description, index) => () => words.add({ ...named(index + 2, 'n'), description })));
    const found = connection.prepare('SELECT rowid FROM torrent_words WHERE torrent_words MATCH ?').pluck();
    for (const [index, text] of texts.entries()) {
      const terms = parseQuery(`"${text}"`);
      const match = (everywhere: boolean) => toMatch({ terms, everywhere }, () => '');
      expect([text, found.all(match(true)), found.all(match(false))]).toEqual([text, [index + 2], []]);
    }
    connection.exec('CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, torrent_words, row)');
    const plain = connection
      .prepare(`SELECT term FROM temp.terms WHERE term < '\ue000' ORDER BY term`)
      .pluck();
    expect(plain.all()).toEqual(['13', 'debian', 'n', 'old', 't1']);
  });
});

function torrentsOf(connection: Connection) {
  const first = createFinder(connection).findById(1);
  if (first === undefined) throw new Error('The torrent that was listed is not there');
  const select = connection.prepare('SELECT rowid FROM torrent_words WHERE torrent_words MATCH ?').pluck();
  return {
    named: (id: number, name: string): Torrent => ({ ...first, id, name }),
    find: (word: string) => select.all(word),
  };
}

describe('toLongTextWords', () => {
  it('marks each word as the index divides texts, whatever its letters are', () => {
    const connection = new Database(':memory:');
    connection.exec(`
      CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
      CREATE VIRTUAL TABLE tokens USING fts5vocab (words, 'row')`);
    const insert = connection.prepare('INSERT INTO words (text) VALUES (?)');
    connection.transaction(() => {
      for (let code = 0x20; code < 0x30000; code++) {
        const letter = String.fromCodePoint(code);
        if (/[\p{L}\p{N}]/u.test(letter)) insert.run(toLongTextWords(`a${letter}b ${letter}c`));
      }
    })();
    const terms = connection.prepare<[], string>('SELECT term FROM tokens').pluck().all();
    expect(terms.length).toBeGreaterThan(1000);
    expect(terms.filter((term) => !term.startsWith('\ue000') || term === '\ue000')).toEqual([]);
  });
});

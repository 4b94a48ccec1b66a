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
import { createLabelFinder } from '../../../../../src/stores/sqlite/lists/labels.ts';
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
    const [label] = createLabelFinder(connection, '')('tag fresh');
    expect(label).not.toBe(createLabelFinder(connection, '')('tag none')[0]);
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

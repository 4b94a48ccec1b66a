import { collidingNames } from './colliding-names.ts';
import { hybrid, Pairs, PIECE, v1, v1Files, v2, v2File, type Value, write } from './make.ts';

const { leaf } = v2File(5);

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const padded = (index: number) => String(index).padStart(8, '0');
const file = (...path: string[]) => ({ length: 1, path });

/** A layer of two hashes and the root that it has, another one for each index. */
function layerOf(index: number): [root: Uint8Array, layer: Uint8Array] {
  const root = Buffer.alloc(32);
  root.writeUInt32BE(index + 1);
  return [root, Buffer.alloc(64)];
}

/** Spellings of one name, all different: each bit of the index makes a letter a capital. */
function spell(index: number): string {
  return Array.from('abcdefghijklmnopqrst', (letter, bit) =>
    (index & (1 << bit)) === 0 ? letter : letter.toUpperCase(),
  ).join('');
}

/** Torrents, good and bad ones, that hold `count` of one thing: for what must not take more time or memory for it. */
export const hostileTorrents: Readonly<Record<string, (count: number) => Uint8Array>> = {
  'files in one folder': (count) => v1Files(times(count, (index) => file('folder', padded(index)))),
  'files in a folder each': (count) => v1Files(times(count, (index) => file(padded(index), 'file'))),
  'files in deep folders': (count) =>
    v1Files(times(count / 50, (index) => file(...times(50, (level) => `${index} ${level}`)))),
  'files at one path': (count) => v1Files(times(count, () => file('folder', 'file'))),
  'spellings of one name': (count) => v1Files(times(count, (index) => file(spell(index)))),
  'names that share one FNV-1a hash': (count) => v1Files(collidingNames(count).map((name) => file(name))),
  'capitals that share one FNV-1a hash': (count) =>
    v1Files(collidingNames(count).flatMap((name) => [file(name), file(name.toUpperCase())])),
  'names that are not UTF-8': (count) =>
    v1Files(times(count, (index) => ({ length: 1, path: [Buffer.from(`\xff${index}`, 'latin1')] }))),
  'names with everything odd': (count) => v1Files(times(count, (index) => file(`a\\b\u202e\n:${index}. `))),
  'files with unknown keys': (count) =>
    v1Files(times(count, (index) => ({ ...file(padded(index)), [`x${index}`]: 1 }))),
  'files that are none': (count) => v1Files(times(count, (index) => index)),
  'files with unsorted keys': (count) =>
    v1({
      length: undefined,
      files: times(count, (index) => new Pairs(['path', [padded(index)]], ['length', 1])),
    }),
  symlinks: (count) =>
    v1Files(
      times(count, (index) => ({ ...file(padded(index)), attr: 'l', 'symlink path': ['elsewhere', 'file'] })),
    ),
  'files of v2': (count) =>
    v2({ 'file tree': Object.fromEntries(times(count, (index) => [padded(index), { '': leaf }])) }),
  'empty folders of v2': (count) =>
    v2({ 'file tree': Object.fromEntries(times(count, (index) => [padded(index), {}])) }),
  'piece layers of no file': (count) => v2({}, { 'piece layers': new Pairs(...times(count, layerOf)) }),
  'files that lack piece layers': (count) =>
    v2({
      'file tree': Object.fromEntries(
        times(count, (index) => [
          padded(index),
          { '': { length: 2 * PIECE, 'pieces root': layerOf(index)[0] } },
        ]),
      ),
    }),
  'files of a hybrid without padding': (count) =>
    hybrid(
      times(count, (index) => ({ length: 5, path: [padded(index)] })),
      Object.fromEntries(times(count, (index) => [padded(index), { '': leaf }])),
    ),
  'unknown keys': (count) =>
    v1({}, Object.fromEntries(times(count, (index) => [`x${padded(index)}`, index]))),
  'unknown keys of info': (count) =>
    v1(Object.fromEntries(times(count, (index) => [`x${padded(index)}`, 1]))),
  'keys in reverse': (count) =>
    write(new Pairs(...times(count, (index): [string, Value] => [padded(count - index), 0]))),
  'equal keys': (count) => v1({}, { comment: new Pairs(...times(count, (): [string, Value] => ['a', 0])) }),
  'unsorted dictionaries': (count) =>
    v1({}, { comment: times(count, () => new Pairs(['c', 0], ['a', 0], ['b', 0], ['c', 0])) }),
  'tiers of trackers': (count) => v1({ private: 1 }, { 'announce-list': times(count, () => [' http://a']) }),
  'web seeds': (count) => v1({}, { 'url-list': times(count, (index) => `http://a/${index % 7} `) }),
  'malformed nodes': (count) => v1({}, { nodes: times(count, (index) => index) }),
  'malformed hashes of similar torrents': (count) => v1({ similar: times(count, () => 'short') }),
  'malformed signers': (count) =>
    v1({}, { signatures: Object.fromEntries(times(count, (index) => [padded(index), {}])) }),
  'empty lists': (count) => write(times(count, () => [])),
  'empty strings': (count) => write(times(count, () => '')),
  'bytes in one string': (count) => write('x'.repeat(count * 10)),
};

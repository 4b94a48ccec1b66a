/*
 * The functions that `migrations/0014_words.sql` calls, as they were when it was released: `word_text` and `file_names`.
 * As for `functions-0004.ts`: nothing here ever changes, and nothing is imported from the program.
 */
import { normalize } from './functions-0004.ts';

const FILES_MAX = 1000;
const NAMES_LENGTH_MAX = 4000;

const RUN =
  /[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]+/gv;

/** `word_text(text, length)`: as in 0004, with runs of unspaced scripts as overlapping pairs and their last letter. */
export function wordText(text: string | null, length: number): string | null {
  if (text === null) return null;
  const plain = normalize(text.slice(0, length), 'NFKC').replaceAll(/\p{Co}/gu, ' ');
  return plain.replaceAll(RUN, (run) => {
    const letters = Array.from(run.replaceAll(/\p{M}/gu, ''));
    const words =
      letters.length === 0 ? [run] : letters.map((letter, at) => letter + (letters[at + 1] ?? ''));
    return ` ${words.join(' ')} `;
  });
}

/**
 * `file_names(bytes)`: the names of files and folders of an accepted torrent, each once, one a line; of its first 1,000
 * files, up to 4,000 characters. Empty for a torrent of one file.
 */
export function fileNames(bytes: Uint8Array): string {
  const names = new Set<string>();
  let length = 0;
  let count = 0;
  for (const path of pathsIn(bytes)) {
    if (++count > FILES_MAX) break;
    for (const name of path) {
      if (names.has(name)) continue;
      length += name.length + 1;
      if (length > NAMES_LENGTH_MAX) return [...names].join('\n');
      names.add(name);
    }
  }
  return [...names].join('\n');
}

const CODES = { d: 100, e: 101, i: 105, l: 108, colon: 58 } as const;

function pathsIn(bytes: Uint8Array): Iterable<readonly string[]> {
  const info = valueAt(bytes, 0, 'info') ?? 0;
  const tree = valueAt(bytes, info, 'file tree');
  if (tree !== undefined) return isOneFile(bytes, info, tree) ? [] : pathsInTree(bytes, tree);
  const list = valueAt(bytes, info, 'files');
  return list === undefined ? [] : pathsInList(bytes, list);
}

function isOneFile(bytes: Uint8Array, info: number, tree: number): boolean {
  const [only, ...others] = entriesOf(bytes, tree);
  const isFile = only !== undefined && valueAt(bytes, only.value, '') !== undefined;
  return isFile && others.length === 0 && valueAt(bytes, info, 'files') === undefined;
}

function* pathsInTree(
  bytes: Uint8Array,
  tree: number,
  above: readonly string[] = [],
): Iterable<readonly string[]> {
  for (const { key, value } of entriesOf(bytes, tree)) {
    if (key === '') yield above;
    else yield* pathsInTree(bytes, value, [...above, key]);
  }
}

function* pathsInList(bytes: Uint8Array, list: number): Iterable<readonly string[]> {
  for (let file = list + 1; bytes[file] !== CODES.e; file = endOf(bytes, file)) {
    const path = valueAt(bytes, file, 'path.utf-8') ?? valueAt(bytes, file, 'path');
    const attr = valueAt(bytes, file, 'attr');
    const isPad = attr !== undefined && textAt(bytes, attr).includes('p');
    if (path === undefined || bytes[path] !== CODES.l || isPad) continue;
    const names: string[] = [];
    for (let name = path + 1; bytes[name] !== CODES.e; name = endOf(bytes, name))
      names.push(textAt(bytes, name));
    yield names.filter((name) => name !== '' && !name.startsWith('_____padding_file_'));
  }
}

function valueAt(bytes: Uint8Array, dictionary: number, key: string): number | undefined {
  for (const entry of entriesOf(bytes, dictionary)) if (entry.key === key) return entry.value;
  return undefined;
}

function* entriesOf(bytes: Uint8Array, dictionary: number): Iterable<{ key: string; value: number }> {
  if (bytes[dictionary] !== CODES.d) return;
  for (let at = dictionary + 1; bytes[at] !== CODES.e;) {
    const value = endOf(bytes, at);
    yield { key: textAt(bytes, at), value };
    at = endOf(bytes, value);
  }
}

/** The place after the value that begins there. */
function endOf(bytes: Uint8Array, start: number): number {
  let at = start;
  let depth = 0;
  do {
    const code = bytes[at];
    if (code === CODES.d || code === CODES.l) {
      depth++;
      at++;
    } else if (code === CODES.e) {
      depth--;
      at++;
    } else if (code === CODES.i) at = bytes.indexOf(CODES.e, at) + 1;
    else at = stringAt(bytes, at).end;
  } while (depth > 0);
  return at;
}

function textAt(bytes: Uint8Array, at: number): string {
  if (!isDigit(bytes[at])) return '';
  const { start, end } = stringAt(bytes, at);
  return new TextDecoder().decode(bytes.subarray(start, end));
}

function stringAt(bytes: Uint8Array, at: number): { start: number; end: number } {
  const colon = bytes.indexOf(CODES.colon, at);
  const length = Number(new TextDecoder().decode(bytes.subarray(at, colon)));
  return { start: colon + 1, end: colon + 1 + length };
}

function isDigit(code = 0): boolean {
  return code >= 48 && code <= 57;
}

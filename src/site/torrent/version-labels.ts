/**
 * What tells the names of versions from each other, such as `13.1` and `13.2` for `Debian 13.1, amd64` and `Debian 13.2,
 * amd64`: the words between those that all names begin with and those that all end with. Undefined when that tells nothing
 * because two are the same, one is empty, or they are longer than a reader wants there.
 */
export function versionLabels(
  names: readonly string[],
  charactersMax: number,
): readonly string[] | undefined {
  const all = names.map(wordsOf);
  const [first = []] = all;
  const shortest = Math.min(...all.map((words) => words.length));
  let begin = 0;
  while (begin < shortest && all.every((words) => words[begin] === first[begin])) begin++;
  let end = 0;
  while (end < shortest - begin && all.every((words) => words.at(-1 - end) === first.at(-1 - end))) end++;
  const labels = withoutCommonEnding(
    all.map((words) => trimSeparators(words.slice(begin, words.length - end)).join('')),
  );
  const isTelling = new Set(labels).size === labels.length && !labels.includes('');
  return isTelling && labels.every((label) => label.length <= charactersMax) ? labels : undefined;
}

const SEPARATORS = /([\s_,;:()[\]-]+)/;

/** Words, and what is between them: `debian-13.1-amd64` has the word `13.1`. */
function wordsOf(name: string): readonly string[] {
  return name.split(SEPARATORS).filter((word) => word !== '');
}

function trimSeparators(words: readonly string[]): readonly string[] {
  const isWord = (word: string): boolean => !SEPARATORS.test(word);
  return words.slice(Math.max(0, words.findIndex(isWord)), words.findLastIndex(isWord) + 1);
}

/** Without what all end in that looks like the ending of a file name, such as `.tar.zst`. */
function withoutCommonEnding(labels: readonly string[]): readonly string[] {
  const all = labels.map((label) => label.split('.'));
  const [first = []] = all;
  let common = 0;
  while (
    all.every((parts) => parts.length > common + 1 && parts.at(-1 - common) === first.at(-1 - common)) &&
    /^[a-z]/i.test(first.at(-1 - common) ?? '')
  ) {
    common++;
  }
  return all.map((parts) => parts.slice(0, parts.length - common).join('.'));
}

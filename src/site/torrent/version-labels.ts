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
  const parts = all.map((words) =>
    words
      .slice(begin, words.length - end)
      .join('')
      .replaceAll(OUTER, ''),
  );
  const [ending = ''] = ENDING.exec(parts[0] ?? '') ?? [];
  const isCommon = ending !== '' && parts.every((part) => part.endsWith(ending));
  const labels = isCommon ? parts.map((part) => part.slice(0, -ending.length)) : parts;
  const isTelling = new Set(labels).size === labels.length && !labels.includes('');
  return isTelling && labels.every((label) => label.length <= charactersMax) ? labels : undefined;
}

/** What a file name ends in, such as `.tar.zst`. */
const ENDING = /(?:\.[a-z][a-z\d]*)+$/i;
const OUTER = /^[\s_,;:()[\]-]+|[\s_,;:()[\]-]+$/g;

/** Words, and what stands between them: `debian-13.1-amd64` has the word `13.1`. */
function wordsOf(name: string): readonly string[] {
  return name.split(/([\s_,;:()[\]-]+)/).filter((word) => word !== '');
}

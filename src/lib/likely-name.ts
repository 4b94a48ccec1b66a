/**
 * The known name that an unknown one was likely meant to be: the nearest by edit distance, with at most `slips` in a short
 * name, or else one whose words include all of its words, or the reverse. Undefined when no name is near.
 */
export function likelyName(unknown: string, known: Iterable<string>, slips = 2): string | undefined {
  const names = [...known];
  const letters = lettersOf(unknown);
  const nearest = leastBy(names, (name) => editDistance(letters, lettersOf(name)));
  if (nearest !== undefined && nearest.least <= Math.max(slips, Math.floor(letters.length / 6)))
    return nearest.name;
  const words = wordsOf(unknown);
  const hasAllOf = (some: readonly string[], all: readonly string[]): boolean =>
    all.every((word) => some.includes(word));
  const longer = names.filter((name) => hasAllOf(wordsOf(name), words));
  const shorter = names.filter((name) => hasAllOf(words, wordsOf(name)));
  return (leastBy(longer, (name) => name.length) ?? leastBy(shorter, (name) => -name.length))?.name;
}

function leastBy(
  names: readonly string[],
  measure: (name: string) => number,
): { readonly name: string; readonly least: number } | undefined {
  const measured = names.map((name) => ({ name, least: measure(name) }));
  return measured.reduce<(typeof measured)[number] | undefined>(
    (best, each) => (best === undefined || each.least < best.least ? each : best),
    undefined,
  );
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** `UPLOAD_BYTES_MAX`, `upload-bytes-max` and `uploadBytesMax` have the same words. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** How many letters to insert, delete, replace or swap with the next to turn one text into the other. */
function editDistance(one: string, other: string): number {
  let [beforeLast, last]: readonly number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = cell(last, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? cell(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last ?? [], row];
  }
  return cell(last, other.length);
}

function cell(row: readonly number[] | undefined, at: number): number {
  return row?.[at] ?? Number.POSITIVE_INFINITY;
}

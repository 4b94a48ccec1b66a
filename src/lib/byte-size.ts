const UNITS = ['', 'K', 'M', 'G', 'T', 'P'];

/**
 * Reads a size in bytes as people write it: `734003200`, `700M` or `700 MB` (a million bytes each), `4GiB` or `4Gi`
 * (2 ** 30 bytes each), `1.5T`. Undefined for anything else, and for more than a double can count.
 */
export function parseByteSize(text: string): number | undefined {
  const found = /^([0-9]{1,16}(?:\.[0-9]{1,6})?) ?(?:([KMGTP]?)(I?)B?)$/i.exec(text);
  if (found === null) return undefined;
  const [, digits, unit = '', binary = ''] = found;
  if (unit === '' && binary !== '') return undefined;
  const factor = (binary === '' ? 1000 : 1024) ** UNITS.indexOf(unit.toUpperCase());
  const bytes = Math.round(Number(digits) * factor);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

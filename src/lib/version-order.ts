/** A run of digits, or of anything else. */
const PART = /[0-9]+|[^0-9]+/g;

/** The `v` before a version, which some names of a series have and others have not. */
const MARK = /(?<![a-z])v(?=[0-9])/g;

/** What a version has before it is released: it comes before the end of a name, and before any other text. */
const PRE_RELEASE =
  /^[-._~+ ]*(?:alpha|beta|canary|dev|milestone|nightly|pre|prerelease|preview|rc|snapshot|test|testing|unstable)(?![a-z])/;

/** The same in one letter, right before its number: `2.0b1`, `1.0-M2`. */
const SHORT_PRE_RELEASE = /^[-._~ ]?[abm]$/;

/**
 * Compares names by the versions in them, as people order these: `debian-13.9`, `debian-13.10-rc1`, `debian-13.10`.
 * Letters count in either case.
 */
export function compareVersions(one: string, other: string): number {
  const ones = partsOf(one);
  const others = partsOf(other);
  const length = Math.max(ones.length, others.length);
  for (let index = 0; index < length; index++) {
    const order = compareParts(ones, others, index);
    if (order !== 0) return order;
  }
  return 0;
}

function partsOf(name: string): readonly string[] {
  return name.toLowerCase().replaceAll(MARK, '').match(PART) ?? [];
}

function compareParts(ones: readonly string[], others: readonly string[], index: number): number {
  const one = ones[index] ?? '';
  const other = others[index] ?? '';
  const order = rankOf(one, ones, index) - rankOf(other, others, index);
  if (order !== 0 || one === other) return order;
  if (/^[0-9]/.test(one)) return compareNumbers(one, other);
  return one < other ? -1 : 1;
}

const NUMBER = 4;

/** What a place has decides first: `1.0-rc1`, then `1.0`, `1.0-amd64` or `1.0.iso`, then `1.0.1`. */
function rankOf(part: string, parts: readonly string[], index: number): number {
  if (/^[0-9]/.test(part)) return NUMBER;
  if (part === '') return 1;
  const isShort = index > 0 && index + 1 < parts.length && SHORT_PRE_RELEASE.test(part);
  if (isShort || PRE_RELEASE.test(part)) return 0;
  return /^[-._~+ ]*$/.test(part) ? 3 : 2;
}

/** As texts, because a name can have more digits than a number. */
function compareNumbers(one: string, other: string): number {
  const [digits, otherDigits] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  if (digits.length !== otherDigits.length) return digits.length - otherDigits.length;
  if (digits === otherDigits) return 0;
  return digits < otherDigits ? -1 : 1;
}

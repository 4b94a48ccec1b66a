/** A run of digits, or of anything else. */
const PART = /[0-9]+|[^0-9]+/g;

/** What a version has before it is released: it comes before the end of a name, and before any other text. */
const PRE_RELEASE = /^[-._~+ ]*(?:alpha|beta|dev|nightly|pre|preview|rc|snapshot)(?![a-z])/;

/**
 * Compares names by the versions in them, as people order these: `debian-13.9`, `debian-13.10-rc1`, `debian-13.10`.
 * Letters count in either case.
 */
export function compareVersions(one: string, other: string): number {
  const ones = one.toLowerCase().match(PART) ?? [];
  const others = other.toLowerCase().match(PART) ?? [];
  const length = Math.max(ones.length, others.length);
  for (let index = 0; index < length; index++) {
    const order = compareParts(ones[index] ?? '', others[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(one: string, other: string): number {
  if (one === other) return 0;
  const order = rankOf(one) - rankOf(other);
  if (order !== 0) return order;
  if (rankOf(one) === NUMBER) return compareNumbers(one, other);
  return one < other ? -1 : 1;
}

const NUMBER = 4;

/** What a place has decides first: `1.0-rc1`, then `1.0`, `1.0-amd64` or `1.0.iso`, then `1.0.1`. */
function rankOf(part: string): number {
  if (/^[0-9]/.test(part)) return NUMBER;
  if (part === '') return 1;
  if (PRE_RELEASE.test(part)) return 0;
  return /^[-._~+ ]*$/.test(part) ? 3 : 2;
}

/** As texts, because a name can have more digits than a number. */
function compareNumbers(one: string, other: string): number {
  const [digits, otherDigits] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  if (digits.length !== otherDigits.length) return digits.length - otherDigits.length;
  if (digits === otherDigits) return 0;
  return digits < otherDigits ? -1 : 1;
}

/** A character of an address after all percent-decoding, and its position in the address. */
interface Decoded {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How often it was encoded: `&` 0, `%26` 1, `%2526` 2. */
  readonly depth: number;
}

/**
 * Makes a function that replaces each secret in an address by a star: the values of parameters with one of these names.
 * The name may be percent-encoded, and the address may itself be the value of a parameter, as in
 * `?next=%2Fx%3Fkey%3D…`. In doubt it hides more. Takes linear time.
 */
export function createSecretMask(names: readonly string[]): (raw: string) => string {
  const secret = new Set(names.map((name) => name.toLowerCase()));
  return (raw) => (secret.size === 0 || !/[?%]/.test(raw) ? raw : mask(raw, secret));
}

function mask(raw: string, secret: ReadonlySet<string>): string {
  const characters = decodeFully(raw);
  let masked = '';
  let kept = 0;
  for (let at = 0; at < characters.length; at++) {
    if (!isSeparator(characters[at])) continue;
    const equals = findEquals(characters, at + 1);
    if (equals === -1) continue;
    const name = characters.slice(at + 1, equals).map(({ text }) => text);
    if (!secret.has(name.join('').toLowerCase())) continue;
    const depth = Math.min(characters[at]?.depth ?? 0, characters[equals]?.depth ?? 0);
    const end = findEnd(characters, equals + 1, depth);
    masked += `${raw.slice(kept, characters[equals]?.end)}*`;
    kept = characters[end]?.start ?? raw.length;
    at = end - 1;
  }
  return masked + raw.slice(kept);
}

/**
 * Decodes repeatedly in a single pass, until nothing is left to decode: a decoded character may be part of another
 * encoding.
 */
function decodeFully(raw: string): Decoded[] {
  const characters: Decoded[] = [];
  for (let at = 0; at < raw.length; at++) {
    characters.push({ text: raw[at] ?? '', start: at, end: at + 1, depth: 0 });
    while (decodeLast(characters));
  }
  return characters;
}

function decodeLast(characters: Decoded[]): boolean {
  const [percent, high, low] = characters.slice(-3);
  if (percent?.text !== '%' || high === undefined || low === undefined) return false;
  if (!/^[0-9a-f]{2}$/i.test(high.text + low.text)) return false;
  const text = String.fromCharCode(Number.parseInt(high.text + low.text, 16));
  const depth = 1 + Math.max(percent.depth, high.depth, low.depth);
  characters.splice(-3, 3, { text, start: percent.start, end: low.end, depth });
  return true;
}

function isSeparator(character: Decoded | undefined): boolean {
  return character?.text === '?' || character?.text === '&';
}

/** The position of the equals sign that ends the name at `from`; -1 when there is none. */
function findEquals(characters: readonly Decoded[], from: number): number {
  for (let at = from; at < characters.length; at++) {
    const { text } = characters[at] ?? { text: '' };
    if (text === '=') return at;
    if (text === '?' || text === '&' || text === '#') return -1;
  }
  return -1;
}

/** The end of a value: at a separator that is not encoded more often than the one before the value. */
function findEnd(characters: readonly Decoded[], from: number, depth: number): number {
  for (let at = from; at < characters.length; at++) {
    const character = characters[at];
    if (character === undefined || character.depth > depth) continue;
    if (character.text === '&' || character.text === '#') return at;
  }
  return characters.length;
}

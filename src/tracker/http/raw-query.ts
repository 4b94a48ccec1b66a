/** The values of each key of a query, with a character for each byte: `Buffer.from(value, 'latin1')`. */
export type RawQuery = ReadonlyMap<string, readonly string[]>;

/**
 * Parses the query of a tracker's address. `%XX` is a byte, whatever its value, because hashes and peer ids are no text; a
 * plus sign is itself and no space, because clients send it as it is; and a second question mark begins another parameter,
 * because clients append theirs to an address that has a query already. Keys that are not asked for are left out.
 */
export function parseRawQuery(search: string, keys: ReadonlySet<string>): RawQuery {
  const query = new Map<string, string[]>();
  for (const pair of search.split(/[?&]/)) {
    const mark = pair.indexOf('=');
    const key = mark === -1 ? pair : pair.slice(0, mark);
    if (!keys.has(key)) continue;
    const values = query.get(key) ?? [];
    values.push(decodeBytes(mark === -1 ? '' : pair.slice(mark + 1)));
    query.set(key, values);
  }
  return query;
}

function decodeBytes(text: string): string {
  if (!text.includes('%')) return text;
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const high = code === PERCENT ? digitOf(text.charCodeAt(at + 1)) : -1;
    const low = high === -1 ? -1 : digitOf(text.charCodeAt(at + 2));
    bytes[length] = low === -1 ? code : high * 16 + low;
    if (low !== -1) at += 2;
    length += 1;
  }
  return bytes.toString('latin1', 0, length);
}

const PERCENT = 0x25;

/** The value of a hexadecimal digit by its code; -1 for other characters. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

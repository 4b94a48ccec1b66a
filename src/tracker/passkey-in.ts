import { parseRawQuery } from './http/raw-query.ts';

const IN_PATH = /\/(?:announce|scrape)\/([^/?]+)/;
const KEYS = new Set(['passkey']);

/**
 * The passkey in the path and query of a tracker's address, as in `/announce/KEY` or `/announce?passkey=KEY`; undefined when
 * there is none.
 */
export function passkeyIn(address: string): string | undefined {
  const mark = address.indexOf('?');
  const path = mark === -1 ? address : address.slice(0, mark);
  const inPath = IN_PATH.exec(path)?.[1];
  if (inPath !== undefined) return inPath;
  // Nearly no announce has one, and to read its query once more takes longer than to answer it.
  if (mark === -1 || !address.includes('passkey=', mark)) return undefined;
  const [value = ''] = parseRawQuery(address.slice(mark), KEYS).get('passkey') ?? [];
  return value === '' ? undefined : value;
}

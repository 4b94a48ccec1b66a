import { AppError } from '../errors.ts';
import { parseInfohash, type Infohash } from '../metainfo/infohash.ts';

/** The number that a query gives under that name; undefined without one. Throws malformed for anything else. */
export function idIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name) ?? '';
  if (text === '') return undefined;
  if (/^[0-9]{1,15}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot read "${text.slice(0, 80)}": ${name} is a number`);
}

/** The same of an infohash. */
export function infohashIn(query: URLSearchParams, name: string): Infohash | undefined {
  const text = query.get(name) ?? '';
  if (text === '') return undefined;
  const parsed = parseInfohash(text);
  if (parsed !== undefined) return parsed.infohash;
  throw new AppError('malformed', `Cannot read "${text.slice(0, 80)}": ${name} is an infohash`);
}

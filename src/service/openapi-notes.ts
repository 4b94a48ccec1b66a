import type { Needs } from './endpoint.ts';
import type { JsonPart } from './openapi.ts';

/** Who may ask an endpoint. */
export const WHO: Readonly<Record<Needs, string>> = {
  everybody: 'No token is needed.',
  anybody: 'No token is needed, unless reading needs one on this instance.',
  publisher: 'Needs a token of an uploader, unless uploads are open on this instance.',
  owner:
    'Needs a token of a moderator, or the token that published the torrent; for a README, a token that is bound to the collection.',
  reader: 'Needs a token.',
  uploader: 'Needs a token of an uploader.',
  moderator: 'Needs a token of a moderator.',
  admin: 'Needs a token of an admin.',
};

/** The parameters of paths, by their types. */
export const PATH_PARAMETERS: Readonly<Record<string, JsonPart>> = {
  infohash: { type: 'string', description: '40 or 64 hex digits, or 32 base32 characters' },
  digits: { type: 'integer', minimum: 1 },
};

/** What the parameters of a query mean, where their schema does not say it. */
export const NOTES: Readonly<Record<string, string>> = {
  q: 'words, "phrases" and -exclusions',
  in: 'names, titles, categories, tags and collections (the default), or descriptions and file names too',
  collection: 'only what is in this collection; for an upload, where it is published',
  below: 'whether everything below the collection is listed too; false unless it is given',
  category: 'in any case',
  tag: 'in any case',
  tags: 'separated by commas',
  sort: 'published unless it is given',
  order: 'descending for times, sizes, files and downloads, ascending for names, unless it is given',
  cursor: 'the next of the page before',
  state: 'for an upload public or unlisted; in lists, for moderators',
  parent: 'the collection whose direct collections are listed; the top ones unless it is given',
};

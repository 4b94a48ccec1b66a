import { canonicalInfohash, type Torrent } from '../../catalogue/torrent.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';

export interface CitationInput {
  readonly torrent: Torrent;
  readonly metainfo: Pick<Metainfo, 'publisher'>;
  /** The public address of its page. */
  readonly page: string;
  /** What the site is called that has it. */
  readonly siteName: string;
}

/**
 * How to cite a torrent, as BibTeX and its successors read it. The publisher is the one that the torrent names, else this
 * site; a DOI comes from a tag such as `doi:10.5281/zenodo.1234567`.
 */
export function citation({ torrent, metainfo, page, siteName }: CitationInput): string {
  const { publishedAt, tags } = torrent;
  const infohash = canonicalInfohash(torrent);
  const publisher = metainfo.publisher?.trim() || siteName;
  const day = publishedAt.toISOString().slice(0, 10);
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    // Braces inside keep the capitals of a title.
    ['title', `{${texOf(torrent.title ?? torrent.name)}}`],
    ['publisher', texOf(publisher)],
    ['year', day.slice(0, 4)],
    ['date', day],
    ['howpublished', `BitTorrent, infohash ${infohash}`],
    ['doi', doiOf(tags)],
    ['url', page],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name.padEnd(12)} = {${value}},\n`);
  return `@misc{torrent-${infohash.slice(0, 12)},\n${lines.join('')}}\n`;
}

/** The first DOI among the tags, without what would end a field of BibTeX. */
function doiOf(tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const [, doi] = /^doi:\s*(10\.\d{4,9}\/[\w.()/:;<>-]+)$/i.exec(tag) ?? [];
    if (doi !== undefined) return doi;
  }
  return undefined;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  // BibTeX counts braces also behind a backslash.
  '{': String.raw`\textbraceleft{}`,
  '}': String.raw`\textbraceright{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};

/** A text of strangers as a value of BibTeX: one line in which no character is a command or ends the value. */
function texOf(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .replaceAll(/[\\{}~^#$%&_]/g, (character) => TEX[character] ?? `\\${character}`);
}

import { createRequire } from 'node:module';
import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { href } from '../http/html.ts';
import { relativePath } from './text-references.ts';

// Lines that might go on with a quotation are looked at again and again: 6,700 lines of `=` and `> =` took 500 ms.
export const SOURCE_LINES_MAX = 2000;
// The parser fills short rows up to the width of the head: 20 kB became 65,536 cells, 670 kB and 130 ms.
const TABLE_CELLS_MAX = 10_000;

type Parser = InstanceType<typeof MarkdownIt>;

interface Parsers {
  readonly withTables: Parser;
  readonly withoutTables: Parser;
}

let parsers: Parsers | undefined;

/** Made for the first text: the library takes a megabyte, and most commands and many servers show no text. */
function theParsers(): Parsers {
  return (parsers ??= { withTables: createParser(), withoutTables: createParser().disable('table') });
}

function createParser(): Parser {
  const library = createRequire(import.meta.url)('markdown-it') as typeof MarkdownIt;
  const parser = new library({ html: false, linkify: true });
  // What may be no link, such as `javascript:`, stays in the text as it was written.
  parser.validateLink = (url) =>
    isAbsolute(url) ? href(url) !== undefined : relativePath(url) !== undefined;
  // A link shows what was written: decoded, an address could pass for another.
  parser.normalizeLinkText = (url) => url;
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  for (const scheme of ['ftp:', 'mailto:', '//']) parser.linkify.add(scheme, null);
  parser.linkify.add('magnet:', { validate: magnetLength });
  return parser;
}

/** Whether an address leads elsewhere, and not to what is beside the text. */
export function isAbsolute(url: string): boolean {
  return /^(?:https?:\/\/|magnet:)/i.test(url);
}

/** How many characters of a magnet link stand behind its scheme. */
function magnetLength(text: string, position: number): number {
  const rest = /\?xt(?:\.\d+)?=[\w:.%&=+~/-]+/y;
  rest.lastIndex = position;
  return rest.exec(text)?.[0].length ?? 0;
}

/** A text in Markdown as tokens; what comes after 2,000 lines is cut. */
export function parse(source: string): Token[] {
  // Some editors mark UTF-8 with it: before the sign of a heading, the line would be none.
  const lines = source.replace(/^\ufeff/, '').split('\n', SOURCE_LINES_MAX);
  const columns = lines.reduce((most, line) => Math.max(most, line.split('|').length), 0);
  const { withTables, withoutTables } = theParsers();
  const chosen = columns * lines.length > TABLE_CELLS_MAX ? withoutTables : withTables;
  return chosen.parse(lines.join('\n'), {});
}

/** The text of tokens without its marks. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.children !== null) return textOf(token.children);
      return token.block || token.tag === 'br' ? ` ${token.content} ` : token.content;
    })
    .join('');
}

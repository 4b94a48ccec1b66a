import type { Token } from 'markdown-it';
import type { Html } from '../http/html.ts';
import { shorten } from '../lib/shorten.ts';
import { render, type Level } from './markdown-elements.ts';
import { parse, SOURCE_LINES_MAX, textOf } from './markdown-parser.ts';
import { NO_REFERENCES } from './text-references.ts';

const SOURCE_CHARACTERS_MAX = 20_000;
const PLAIN_CHARACTERS_MAX = 200;
const TITLE_CHARACTERS_MAX = 200;
/** So much of a README is seen above a list at once. */
const BEGINNING_CHARACTERS = 600;
/** Enough for that also where nearly all of the source is marks and addresses. */
const PLAIN_SOURCE_CHARACTERS_MAX = 4000;

/**
 * A text in Markdown (CommonMark, with tables and struck-out text) as elements for a place below a heading of that level.
 * Nothing in it is HTML of the writer's, links lead to https, http and magnet or to what `references` knows, and so do
 * pictures: one from elsewhere becomes a link. What is longer than 20,000 characters or 2,000 lines is cut.
 */
export function renderMarkdown(source: string, below: Level = 2, references = NO_REFERENCES): Html {
  return render(parse(shorten(source, SOURCE_CHARACTERS_MAX)), below, references);
}

/** The beginning of a description without its marks, on one line, for where there are no elements. */
export function plainText(source: string, charactersMax = PLAIN_CHARACTERS_MAX): string {
  const tokens = parse(source.slice(0, PLAIN_SOURCE_CHARACTERS_MAX));
  return lineOf(tokens, charactersMax) ?? '';
}

/** A README as a page shows it. */
export interface RenderedReadme {
  /** The text of its first heading. */
  readonly title: string | undefined;
  /** Its first paragraph on one line. */
  readonly summary: string | undefined;
  /** What is seen at once, without the heading that is the title. */
  readonly beginning: Html;
  /** What follows; undefined when that is all. */
  readonly rest: Html | undefined;
  /** Whether the text is longer than what is shown of one. */
  readonly isCut: boolean;
}

/** A README in Markdown as elements below a heading of that level, by the same rules as `renderMarkdown`. */
export function renderReadme(source: string, below: Level = 1, references = NO_REFERENCES): RenderedReadme {
  const blocks = blocksOf(parse(shorten(source, SOURCE_CHARACTERS_MAX)));
  const heading = blocks.find(([start]) => start?.type === 'heading_open');
  const paragraph = blocks.find(([start]) => start?.type === 'paragraph_open');
  const body = blocks[0] === heading ? blocks.slice(1) : blocks;
  let seen = 0;
  const end = body.findIndex((block) => (seen += textOf(block).length) > BEGINNING_CHARACTERS);
  // The first block is seen whole, however long it is.
  const [beginning, rest] = end === -1 ? [body, []] : [body.slice(0, end || 1), body.slice(end || 1)];
  return {
    title: heading && lineOf(heading, TITLE_CHARACTERS_MAX),
    summary: paragraph && lineOf(paragraph, PLAIN_CHARACTERS_MAX),
    beginning: render(beginning.flat(), below, references),
    rest: rest.length === 0 ? undefined : render(rest.flat(), below, references),
    isCut: source.length > SOURCE_CHARACTERS_MAX || source.split('\n').length > SOURCE_LINES_MAX,
  };
}

/** The outermost elements of a text, each with the tokens within it. */
function blocksOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const blocks: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1)?.push(token);
    depth += token.nesting;
  }
  return blocks;
}

/** The text on one line; undefined when there is none. */
function lineOf(tokens: readonly Token[], charactersMax: number): string | undefined {
  const line = shorten(textOf(tokens).replaceAll(/\s+/g, ' ').trim(), charactersMax);
  return line === '' ? undefined : line;
}

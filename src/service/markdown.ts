import MarkdownIt, { type Token } from 'markdown-it';
import { href, html, type Html, type HtmlValue } from '../http/html.ts';
import { shorten } from '../lib/shorten.ts';
import {
  isPictureName,
  NO_REFERENCES,
  pictureNameIn,
  relativePath,
  type TextReferences,
} from './text-references.ts';

/** The level of the heading above a text. */
type Level = 1 | 2 | 3;

const SOURCE_CHARACTERS_MAX = 20_000;
// Lines that might go on with a quotation are looked at again and again: 6,700 lines of `=` and `> =` took 500 ms.
const SOURCE_LINES_MAX = 2000;
const PLAIN_CHARACTERS_MAX = 200;
const TITLE_CHARACTERS_MAX = 200;
/** So much of a README is seen above a list at once. */
const BEGINNING_CHARACTERS = 600;
/** Enough for that also where nearly all of the source is marks and addresses. */
const PLAIN_SOURCE_CHARACTERS_MAX = 4000;
// The parser fills short rows up to the width of the head: 20 kB became 65,536 cells, 670 kB and 130 ms.
const TABLE_CELLS_MAX = 10_000;
// Emphasis in emphasis isn't counted by the parser's own maximum, and browsers nest elements no deeper than 512.
const DEPTH_MAX = 100;

const parser = createParser();
const parserWithoutTables = createParser().disable('table');

function createParser() {
  const parser = new MarkdownIt({ html: false, linkify: true });
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

function isAbsolute(url: string): boolean {
  return /^(?:https?:\/\/|magnet:)/i.test(url);
}

/** How many characters of a magnet link stand behind its scheme. */
function magnetLength(text: string, position: number): number {
  const rest = /\?xt(?:\.\d+)?=[\w:.%&=+~/-]+/y;
  rest.lastIndex = position;
  return rest.exec(text)?.[0].length ?? 0;
}

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

function parse(source: string): Token[] {
  // Some editors mark UTF-8 with it: before the sign of a heading, the line would be none.
  const lines = source.replace(/^\ufeff/, '').split('\n', SOURCE_LINES_MAX);
  const columns = lines.reduce((most, line) => Math.max(most, line.split('|').length), 0);
  const chosen = columns * lines.length > TABLE_CELLS_MAX ? parserWithoutTables : parser;
  return chosen.parse(lines.join('\n'), {});
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.children !== null) return textOf(token.children);
      return token.block || token.tag === 'br' ? ` ${token.content} ` : token.content;
    })
    .join('');
}

/** An element whose end is still to come. */
interface OpenElement {
  readonly token: Token;
  /** The text before it in the element around it. */
  readonly before: HtmlValue[];
}

function render(tokens: readonly Token[], below: Level, references: TextReferences): Html {
  const open: OpenElement[] = [];
  const headings = new Headings(below);
  let content: HtmlValue[] = [];
  let isInLink = false;
  for (const token of tokens.flatMap((it) => (it.type === 'inline' ? (it.children ?? []) : it))) {
    if (token.tag === 'a') isInLink = token.nesting === 1;
    if (token.nesting === 1) {
      open.push({ token, before: content });
      content = [];
    } else if (token.nesting === 0) {
      content.push(leaf(token, isInLink, references));
    } else {
      const closed = open.pop();
      if (closed === undefined) break;
      closed.before.push(
        open.length < DEPTH_MAX ? element(closed.token, content, headings, references) : html`${content}`,
      );
      content = closed.before;
    }
  }
  return html`${content}`;
}

/** What has nothing between a start and an end. */
function leaf(token: Token, isInLink: boolean, references: TextReferences): Html {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return html`<br />`;
    case 'hr':
      return html`<hr />`;
    case 'code_inline':
      return html`<code>${token.content}</code>`;
    case 'code_block':
    case 'fence':
      return html`<pre><code>${token.content}</code></pre>`;
    case 'image': {
      const address = String(token.attrGet('src'));
      const text = textOf(token.children ?? []);
      if (!isAbsolute(address)) return image(address, text, references);
      return isInLink ? html`${text || address}` : link(address, [text || address], references);
    }
    default:
      return html`${token.content}`;
  }
}

/** A picture that the text has; the words for any other. */
function image(address: string, text: string, references: TextReferences): Html {
  const name = pictureNameIn(address) ?? '';
  const picture = references.picture(name);
  if (picture === undefined) return html`${text || name}`;
  return html`<img
    src="${picture.address}"
    alt="${text}"
    width="${picture.width}"
    height="${picture.height}"
    loading="lazy"
    decoding="async"
  />`;
}

function element(
  token: Token,
  content: readonly HtmlValue[],
  headings: Headings,
  references: TextReferences,
): Html {
  switch (token.tag) {
    case 'a':
      return link(String(token.attrGet('href')), content, references);
    case 'em':
      return html`<em>${content}</em>`;
    case 'strong':
      return html`<strong>${content}</strong>`;
    case 's':
      return html`<s>${content}</s>`;
    case 'p':
      return token.hidden ? html`${content}` : html`<p>${content}</p>`;
    case 'blockquote':
      return html`<blockquote>${content}</blockquote>`;
    case 'ul':
      return html`<ul>
        ${content}
      </ul>`;
    case 'ol':
      return html`<ol start="${token.attrGet('start') ?? 1}">
        ${content}
      </ol>`;
    case 'li':
      return html`<li>${content}</li>`;
    case 'table':
      return html`<table>
        ${content}
      </table>`;
    case 'thead':
      return html`<thead>
        ${content}
      </thead>`;
    case 'tbody':
      return html`<tbody>
        ${content}
      </tbody>`;
    case 'tr':
      return html`<tr>
        ${content}
      </tr>`;
    case 'th':
      return html`<th scope="col">${content}</th>`;
    case 'td':
      return html`<td>${content}</td>`;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headings.next(Number(token.tag[1]), content);
    default:
      return html`${content}`;
  }
}

/** Where a relative address leads: to a picture that the text has, or to what is beside the text. */
function referenced(address: string, { picture, link }: TextReferences): string | undefined {
  const name = pictureNameIn(address) ?? '';
  if (isPictureName(name)) return picture(name)?.address;
  return link?.(relativePath(address) ?? '');
}

/** A link without a text could not be seen, so it shows its address; one without an address leads nowhere, and is none. */
function link(address: string, content: readonly HtmlValue[], references: TextReferences): Html {
  if (address === '') return html`${content}`;
  if (!isAbsolute(address)) {
    const to = referenced(address, references);
    return to === undefined ? html`[${content}](${address})` : html`<a href="${to}">${content}</a>`;
  }
  const shown = content.length > 0 ? content : address;
  return html`<a href="${address}" rel="nofollow ugc noopener noreferrer">${shown}</a>`;
}

/** Makes the headings of one text: each one level deeper than its parent, also where the text skips a level. */
class Headings {
  readonly #below: number;
  readonly #above: number[] = [];

  constructor(below: number) {
    this.#below = below;
  }

  next(level: number, content: HtmlValue): Html {
    while ((this.#above.at(-1) ?? 0) >= level) this.#above.pop();
    this.#above.push(level);
    switch (this.#below + this.#above.length) {
      case 2:
        return html`<h2>${content}</h2>`;
      case 3:
        return html`<h3>${content}</h3>`;
      case 4:
        return html`<h4>${content}</h4>`;
      case 5:
        return html`<h5>${content}</h5>`;
      default:
        return html`<h6>${content}</h6>`;
    }
  }
}

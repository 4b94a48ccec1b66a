import type { Token } from 'markdown-it';
import { html, type Html, type HtmlValue } from '../http/html.ts';
import { isAbsolute, textOf } from './markdown-parser.ts';
import { isPictureName, pictureNameIn, relativePath, type TextReferences } from './text-references.ts';

/** The level of the heading above a text. */
export type Level = 1 | 2 | 3;

// Emphasis in emphasis isn't counted by the parser's own maximum, and browsers nest elements no deeper than 512.
const DEPTH_MAX = 100;

/** An element whose end is still to come. */
interface OpenElement {
  readonly token: Token;
  /** The text before it in the element around it. */
  readonly before: HtmlValue[];
}

/** Tokens as elements, with headings below one of that level, and links and pictures to what `references` knows. */
export function render(tokens: readonly Token[], below: Level, references: TextReferences): Html {
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

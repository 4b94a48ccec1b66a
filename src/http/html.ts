/**
 * A piece of HTML that is safe to put into a page. Only `html` and `linkedData` make one, and they escape strangers'
 * text.
 */
class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type { Html };

/** A value in a hole of a template; false and undefined give an empty text. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * A template whose holes are escaped for text and for quoted attributes. A value of `href`, `src` or `action` must pass
 * `href`, else the attribute is empty. Throws a plain Error for an attribute without quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const { parts, isUrl } = templateOf(strings);
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) {
    text += isUrl[index] === true ? escape(href(render(value, String)) ?? '') : render(value, escape);
    text += parts[index + 1];
  }
  return new Html(text);
}

/**
 * Text for a field in which it is edited. It is sent back as it is shown, so characters that are invisible elsewhere stay
 * as they are, except those that HTML does not allow.
 */
export function editable(text: string): Html {
  return new Html(toEntities(visible(text, NOT_IN_HTML)));
}

/** Pieces in a row, for HTML that has no template in the source, such as a translated sentence. Text is escaped. */
export function joinHtml(pieces: readonly HtmlValue[]): Html {
  let text = '';
  for (const piece of pieces) text += render(piece, escape);
  return new Html(text);
}

/**
 * A block of JSON-LD, which browsers don't run. A script ends only at `</script`, `<!--` changes how it is parsed, and
 * entities have no meaning there. So such characters, and invisible ones, are written as JSON escapes.
 */
export function linkedData(value: object): Html {
  const json = JSON.stringify(value).replaceAll(/[&<>]/g, escapeForJson).replaceAll(UNSEEN, escapeForJson);
  return new Html(`<script type="application/ld+json">${json}</script>`);
}

/**
 * The address when it is allowed as a link: https, http, magnet, or an address of this site without an origin. Else
 * undefined. Browsers drop tabs and line ends before they look for a scheme or an origin, so an address with either is
 * refused.
 */
export function href(url: string): string | undefined {
  return /^(?:https?:\/\/|magnet:\?|[/?#](?![/\\]))[^\p{Cc}]*$/iu.test(url) ? url : undefined;
}

interface Template {
  readonly parts: readonly string[];
  /** Which holes are the whole value of an attribute that browsers follow. */
  readonly isUrl: readonly boolean[];
}

const templates = new WeakMap<TemplateStringsArray, Template>();

function templateOf(strings: TemplateStringsArray): Template {
  const known = templates.get(strings);
  if (known !== undefined) return known;
  const holes = strings.slice(0, -1);
  if (holes.some((before) => before.endsWith('=')))
    throw new Error('Cannot fill an attribute without quotes');
  const template = {
    // The indentation of the source would be a quarter of the bytes of a long list.
    parts: strings.map((part) => part.replaceAll(/\n\s+/g, '\n')),
    isUrl: holes.map((before) => /\s(?:href|src|(?:form)?action)="$/.test(before)),
  };
  templates.set(strings, template);
  return template;
}

function render(value: HtmlValue, format: (text: string) => string): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map((item) => render(item, format)).join('');
  return format(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return toEntities(visible(text));
}

function toEntities(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

// Control characters except tab and line feed; characters that change the direction of text, split lines or have no
// width (except the joiners, which scripts and emoji need); lone surrogates; code points that HTML does not allow.
const UNSEEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const NOT_IN_HTML = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/**
 * Makes text safe to show: control characters become their pictures, and other characters that hide or turn the text
 * around them become U+FFFD.
 */
function visible(text: string, unseen = UNSEEN): string {
  return text.replaceAll('\r\n', '\n').replaceAll(unseen, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\t' || character === '\n') return character;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

function escapeForJson(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

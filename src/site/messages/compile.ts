import { html, joinHtml, type Html } from '../../http/html.ts';
import type { Numbers } from './numbers.ts';
import type { Element, Node, Select } from './read-pattern.ts';

/** A number that a message agrees with. A script that fills it in later gets the text of each category. */
export type Numeral = number | { readonly category: Intl.LDMLPluralRule; readonly text: string };

/** Puts a part of a message into an element of the page, such as a link. */
export type Wrap = (content: Html) => Html;

export type Arguments = Readonly<Record<string, Numeral | string | Html | Wrap>>;

/** What a message says with its arguments: HTML if one of them is, or if there is markup in it. */
export type Formatter = (values: Arguments) => string | Html;

/** A piece of a message, which is written as text or added to the HTML that the message becomes. */
interface Writer {
  text(values: Arguments): string;
  html(values: Arguments, parts: (string | Html)[]): void;
  /** Of a piece that is always the same. */
  readonly fixed?: { readonly text: string; readonly html: Html };
}

/** The elements that mean the same on every page; a page gives the others. */
export const ELEMENTS: ReadonlyMap<string, readonly [Html, Html]> = new Map([
  // oxfmt-ignore
  ['unseen', [html`<span class="unseen">`, html`</span>`]],
]);

/** Makes a message's text, or, when it depends on arguments, the function that writes it. */
export function compile(nodes: readonly Node[], numbers: Numbers): string | Html | Formatter {
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === 'text') return only.text;
  const variables = namesOf(nodes, 'variable');
  const isMarkup = namesOf(nodes, 'element').length > 0;
  const message = row(nodes, numbers);
  const write: Formatter = (values) =>
    isMarkup || hasHtml(values, variables) ? htmlOf(message, values) : message.text(values);
  return hasArguments(nodes) ? write : write({});
}

/** Whether a message needs anything from the page that shows it. */
export function hasArguments(nodes: readonly Node[]): boolean {
  const elements = namesOf(nodes, 'element').filter((name) => !ELEMENTS.has(name));
  return namesOf(nodes, 'variable').length > 0 || elements.length > 0;
}

/** The names of a message's arguments, or of the elements in it, each once. */
export function namesOf(nodes: readonly Node[], kind: 'variable' | 'element'): readonly string[] {
  const names = nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind === 'variable') return kind === 'variable' ? [node.name] : [];
    if (node.kind === 'element')
      return [...(kind === 'element' ? [node.name] : []), ...namesOf(node.content, kind)];
    const within = node.variants.flatMap(({ content }) => namesOf(content, kind));
    return kind === 'variable' ? [node.name, ...within] : within;
  });
  return [...new Set(names)];
}

function htmlOf(message: Writer, values: Arguments): Html {
  const parts: (string | Html)[] = [];
  message.html(values, parts);
  return joinHtml(parts);
}

function row(nodes: readonly Node[], numbers: Numbers): Writer {
  const writers = merged(writersIn(nodes, numbers));
  const [only] = writers;
  if (only !== undefined && writers.length === 1) return only;
  return {
    text(values) {
      let text = '';
      for (const writer of writers) text += writer.text(values);
      return text;
    },
    html(values, parts) {
      for (const writer of writers) writer.html(values, parts);
    },
  };
}

function writersIn(nodes: readonly Node[], numbers: Numbers): readonly Writer[] {
  return nodes.flatMap((node, index) => writersOf(node, nodes[index - 1], numbers));
}

/** Makes one of pieces in a row that are always the same. */
function merged(writers: readonly Writer[]): readonly Writer[] {
  const all: Writer[] = [];
  for (const writer of writers) {
    const [before, here] = [all.at(-1)?.fixed, writer.fixed];
    if (before === undefined || here === undefined) all.push(writer);
    else all[all.length - 1] = fixed(before.text + here.text, joinHtml([before.html, here.html]));
  }
  return all;
}

function writersOf(node: Node, before: Node | undefined, numbers: Numbers): readonly Writer[] {
  switch (node.kind) {
    case 'text':
      if (before?.kind !== 'variable' || !node.text.startsWith(' ')) return [fixed(node.text)];
      return [spaceAfter(before.name), ...(node.text === ' ' ? [] : [fixed(node.text.slice(1))])];
    case 'variable':
      return [variable(node.name, numbers)];
    case 'select':
      return [select(node, numbers)];
    case 'element':
      return element(node, numbers);
  }
}

/** Text is escaped once, when the message is compiled. */
function fixed(text: string, escaped: Html = html`${text}`): Writer {
  return {
    text: () => text,
    html: (_, parts) => parts.push(escaped),
    fixed: { text, html: escaped },
  };
}

function variable(name: string, numbers: Numbers): Writer {
  const shown = (values: Arguments): string | Html => {
    const value = values[name];
    if (typeof value === 'number') return numbers.write(value);
    return isNumeral(value) ? value.text : (value as string | Html);
  };
  return { text: (values) => shown(values) as string, html: (values, parts) => parts.push(shown(values)) };
}

/** The end of a line never parts a number from its noun. */
function spaceAfter(name: string): Writer {
  const [space, noBreak] = [fixed(' '), fixed('\u00a0')];
  const chosen = (values: Arguments): Writer => (typeof values[name] === 'number' ? noBreak : space);
  return {
    text: (values) => chosen(values).text(values),
    html: (values, parts) => chosen(values).html(values, parts),
  };
}

function select({ name, variants, fallback }: Select, numbers: Numbers): Writer {
  const writers = new Map(variants.map(({ key, content }) => [key, row(content, numbers)]));
  const otherwise = row(fallback, numbers);
  const chosen = (values: Arguments): Writer => {
    const value = values[name] as Numeral;
    if (typeof value !== 'number') return writers.get(value.category) ?? otherwise;
    return writers.get(value) ?? writers.get(numbers.categoryOf(value)) ?? otherwise;
  };
  return {
    text: (values) => chosen(values).text(values),
    html: (values, parts) => chosen(values).html(values, parts),
  };
}

function element({ name, content }: Element, numbers: Numbers): readonly Writer[] {
  const tags = ELEMENTS.get(name);
  if (tags !== undefined) return [fixed('', tags[0]), ...writersIn(content, numbers), fixed('', tags[1])];
  const inside = row(content, numbers);
  return [
    {
      text: inside.text,
      html: (values, parts) => parts.push((values[name] as Wrap)(htmlOf(inside, values))),
    },
  ];
}

function isNumeral(value: Arguments[string] | undefined): value is Exclude<Numeral, number> {
  return typeof value === 'object' && 'category' in value;
}

function hasHtml(values: Arguments, names: readonly string[]): boolean {
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'object' && !isNumeral(value)) return true;
  }
  return false;
}

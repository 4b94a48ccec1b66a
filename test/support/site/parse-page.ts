import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree, type ParserOptions } from 'parse5';

/** A page as a browser reads it. */
export interface ParsedPage {
  readonly elements: readonly ParsedElement[];
  /** Every element with the names of its attributes: what a template makes, and no text may change. */
  readonly skeleton: readonly string[];
  /** Each piece of text in the page's own language: neither marked as another language's nor as not to be translated. */
  readonly ownTexts: readonly string[];
  find(tagName: string): readonly ParsedElement[];
}

export interface ParsedElement {
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Nothing but a piece of text: a long name in a list has one, which the style sheet cuts. */
const BARE_SPAN = 'span ';

/** The names of attributes, without that of a link which such a name parts. */
function namesOf(attributes: ParsedElement['attributes']): readonly string[] {
  const names = Object.keys(attributes).toSorted();
  return names.includes('data-open') ? names.filter((name) => name !== 'aria-label') : names;
}

/** Parses a page by the HTML standard's algorithm; what that calls a parse error fails the test. */
export function parsePage(page: string): ParsedPage {
  const errors: string[] = [];
  const options = (source: string): ParserOptions<Tree.DefaultTreeAdapterMap> => ({
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) =>
      errors.push(`${code} at ${source.slice(Math.max(0, startOffset - 40), startOffset + 40)}`),
  });
  const document = parse(page, options(page));
  for (const script of [...nodesIn(document)].filter(isMarkup)) {
    const source = textOf(script);
    script.childNodes = parseFragment(source, options(source)).childNodes;
  }
  if (errors.length > 0) throw new Error(`The page is not well-formed HTML: ${errors.join('; ')}`);
  const elements = [...walk(document)];
  return {
    elements,
    skeleton: elements
      .map(({ tagName, attributes }) => `${tagName} ${namesOf(attributes).join(' ')}`)
      .filter((element) => element !== BARE_SPAN),
    ownTexts: [...ownTexts(document, languageOf(elements))]
      .map((text) => text.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean),
    find: (tagName) => elements.filter((element) => element.tagName === tagName),
  };
}

/** Whether a node is a script that has what other scripts put into the page. */
function isMarkup(node: Tree.Node): node is Tree.Element {
  const isScript = 'tagName' in node && node.tagName === 'script';
  return isScript && node.attrs.some(({ name, value }) => name === 'type' && value === 'text/html');
}

function* nodesIn(node: Tree.Node): Generator<Tree.Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* nodesIn(child);
}

function* walk(node: Tree.Node): Generator<ParsedElement> {
  if ('tagName' in node) {
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    yield { tagName: node.tagName, attributes, text: textOf(node).replaceAll(/\s+/g, ' ').trim() };
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

function languageOf(elements: readonly ParsedElement[]): string | undefined {
  return elements.find(({ tagName }) => tagName === 'html')?.attributes['lang'];
}

function* ownTexts(node: Tree.Node, language: string | undefined): Generator<string> {
  if ('value' in node) yield node.value;
  if (!('childNodes' in node)) return;
  const attributes = 'attrs' in node ? node.attrs : [];
  const isForeign = attributes.some(
    ({ name, value }) => (name === 'lang' && value !== language) || (name === 'translate' && value === 'no'),
  );
  if (isForeign) return;
  for (const child of node.childNodes) yield* ownTexts(child, language);
}

function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

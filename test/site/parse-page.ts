import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** A page as a browser reads it. */
export interface ParsedPage {
  readonly elements: readonly ParsedElement[];
  /** Every element with the names of its attributes: what a template makes, and no text may change. */
  readonly skeleton: readonly string[];
  find(tagName: string): readonly ParsedElement[];
}

export interface ParsedElement {
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Parses a page by the HTML standard's algorithm; what that calls a parse error fails the test. */
export function parsePage(page: string): ParsedPage {
  const errors: string[] = [];
  const document = parse(page, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) =>
      errors.push(`${code} at ${page.slice(Math.max(0, startOffset - 40), startOffset + 40)}`),
  });
  if (errors.length > 0) throw new Error(`The page is not well-formed HTML: ${errors.join('; ')}`);
  const elements = [...walk(document)];
  return {
    elements,
    skeleton: elements.map(
      ({ tagName, attributes }) => `${tagName} ${Object.keys(attributes).toSorted().join(' ')}`,
    ),
    find: (tagName) => elements.filter((element) => element.tagName === tagName),
  };
}

function* walk(node: Tree.Node): Generator<ParsedElement> {
  if ('tagName' in node) {
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    yield { tagName: node.tagName, attributes, text: textOf(node).replaceAll(/\s+/g, ' ').trim() };
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export interface XmlElement {
  /** With its prefix, as it was written: `torrent:infoHash`. */
  readonly name: string;
  /** The namespace that it is in. */
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, with that of CDATA sections. */
  readonly text: string;
}

/** Parses a document; throws for one that is not well-formed (XML 1.0 with namespaces). */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: { -readonly [Key in keyof XmlElement]: XmlElement[Key] }[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    open.push({ name, namespace: uri, attributes: Object.fromEntries(values), children: [], text: '' });
  });
  const addText = (text: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    const parent = open.at(-1);
    if (closed === undefined) return;
    if (parent === undefined) root = closed;
    else parent.children = [...parent.children, closed];
  });
  parser.write(source).close();
  if (root === undefined) throw new Error('There is no element in the document');
  return root;
}

/** The children with that name. */
export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** The only child with that name. */
export function childOf(element: XmlElement, name: string): XmlElement {
  const [child, ...others] = childrenOf(element, name);
  if (child === undefined || others.length > 0)
    throw new Error(`${element.name} has ${others.length === 0 ? 'no' : 'several'} ${name}`);
  return child;
}

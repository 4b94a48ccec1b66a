import type { SaxesTagNS } from 'saxes';
import { AppError } from '../../errors.ts';
import { readBody } from '../../http/body.ts';

const DEPTH_MAX = 32;
const ELEMENTS_MAX = 1000;
const ATTRIBUTES_MAX = 1000;

/** An element of an XML document that a client sent. */
export interface XmlElement {
  /** Its name without a prefix. */
  readonly name: string;
  readonly namespace: string;
  /** Those without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text in it and in its children, in their order. */
  readonly text: string;
}

/**
 * The root element of a request's body; undefined for an empty body. Rejects like `readBody`, and with malformed for what
 * is not well-formed XML 1.0 with namespaces in UTF-8. A document type, which could define entities that grow without end
 * or name files of this machine, is refused, as are more elements and deeper ones than any client sends.
 */
export async function readXml(request: Request, bytesMax: number): Promise<XmlElement | undefined> {
  const bytes = await readBody(request, bytesMax);
  return bytes.byteLength === 0 ? undefined : await parseXml(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notXml('it is not UTF-8', cause);
  }
}

interface OpenElement extends Omit<XmlElement, 'children'> {
  readonly children: XmlElement[];
  text: string;
}

/** Rejects with malformed. */
async function parseXml(text: string): Promise<XmlElement> {
  // Read for the first document: few servers get any.
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let attributeCount = 0;
  const add = (piece: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += piece;
  };
  parser.on('error', (cause) => {
    throw notXml(cause.message, cause);
  });
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!/^utf-?8$/i.test(encoding)) throw notXml(`it says that it is in ${encoding}, not in UTF-8`);
  });
  parser.on('doctype', () => {
    throw notXml('it has a document type');
  });
  parser.on('attribute', () => {
    attributeCount++;
    if (attributeCount > ATTRIBUTES_MAX) throw notXml('it has too many attributes');
  });
  parser.on('opentag', (tag) => {
    count++;
    if (open.length === DEPTH_MAX || count > ELEMENTS_MAX) throw notXml('it has too many elements');
    open.push(elementOf(tag));
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = closed;
    else {
      parent.children.push(closed);
      parent.text += closed.text;
    }
  });
  parser.write(text).close();
  if (root === undefined) throw notXml('it has no element');
  return root;
}

function elementOf({ local, uri, attributes }: SaxesTagNS): OpenElement {
  const own = Object.values(attributes).filter(({ prefix }) => prefix === '');
  return {
    name: local,
    namespace: uri,
    attributes: new Map(own.map(({ local: name, value }) => [name, value])),
    children: [],
    text: '',
  };
}

function notXml(reason: string, cause?: unknown): AppError {
  return new AppError('malformed', `Cannot read the body as XML: ${reason.slice(0, 200)}`, {
    hint: 'Send well-formed XML 1.0 in UTF-8, without a document type.',
    cause,
  });
}

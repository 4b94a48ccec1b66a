import { ELEMENTS, namesOf } from '../../../../src/site/messages/compile.ts';
import type { Node } from '../../../../src/site/messages/read-pattern.ts';
import type { Kind } from './catalogue.ts';

const HEAD = `// Made from the English catalogues by \`npm run messages\`.
import type { Html } from '../../http/html.ts';
import type { Numeral, Wrap } from './compile.ts';

`;

const TYPES: Readonly<Record<Kind, string>> = { Html: 'Html', Number: 'Numeral', String: 'string' };

export interface EnglishMessage {
  readonly id: string;
  readonly nodes: readonly Node[];
  readonly declared: ReadonlyMap<string, Kind>;
}

/** What TypeScript knows of the messages: which there are, and which arguments each has. */
export function messageTypes(messages: readonly EnglishMessage[]): string {
  const parts = messages.map((message) => ({ path: message.id.split('-'), type: typeOf(message) }));
  return `${HEAD}/** All messages of the pages, in one language. */\nexport interface Messages ${group(parts, '')}\n`;
}

interface Part {
  readonly path: readonly string[];
  readonly type: string;
}

function group(parts: readonly Part[], indent: string): string {
  const byName = Map.groupBy(parts, ({ path }) => path[0] ?? '');
  const lines = Array.from(byName, ([name, inside]) => {
    const [first] = inside;
    const rest = inside.map(({ path, type }) => ({ path: path.slice(1), type }));
    const type = first?.path.length === 1 ? first.type : group(rest, `${indent}  `);
    return `${indent}  readonly ${name}: ${type};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function typeOf({ nodes, declared }: EnglishMessage): string {
  const elements = namesOf(nodes, 'element');
  const isHtml = elements.length > 0 || [...declared.values()].includes('Html');
  const values = Array.from(declared, ([name, kind]) => `readonly ${name}: ${TYPES[kind]}`);
  const wraps = elements.filter((name) => !ELEMENTS.has(name)).map((name) => `readonly ${name}: Wrap`);
  const text = isHtml ? 'Html' : 'string';
  const all = [...values, ...wraps];
  return all.length === 0 ? text : `(values: { ${all.join('; ')} }) => ${text}`;
}

import type { Message } from '@fluent/bundle';

type Pattern = NonNullable<Message['value']>;
type Expression = Exclude<Exclude<Pattern, string>[number], string>;

/** A piece of a message, as the catalogue has it. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | Select
  | Element;

/** What a message says for each number or plural category, and for those without a variant of their own. */
export interface Select {
  readonly kind: 'select';
  readonly name: string;
  readonly variants: readonly { readonly key: string | number; readonly content: readonly Node[] }[];
  readonly fallback: readonly Node[];
}

/** A part of a message that the page puts into an element. */
export interface Element {
  readonly kind: 'element';
  readonly name: string;
  readonly content: readonly Node[];
}

const TAG = /<(\/?)([a-zA-Z]{1,40})>/;

/**
 * The pieces of a message of a Fluent catalogue, with its markup: `<link>Upload</link>` is an element. Throws a plain
 * Error with the message's id for a tag without its other half, and for what the pages don't use of Fluent: functions,
 * terms and references.
 */
export function readPattern(id: string, pattern: Pattern): readonly Node[] {
  const top: Node[] = [];
  const open: { readonly name: string; readonly outside: Node[] }[] = [];
  let nodes = top;
  for (const part of typeof pattern === 'string' ? [pattern] : pattern) {
    if (typeof part !== 'string') {
      nodes.push(readExpression(id, part));
      continue;
    }
    // Text, slash or nothing, name, text, and so on.
    const parts = part.split(TAG);
    for (const [index, text] of parts.entries()) {
      if (index % 3 === 0 && text !== '') nodes.push({ kind: 'text', text });
      if (index % 3 !== 2) continue;
      if (parts[index - 1] === '') {
        const content: Node[] = [];
        nodes.push({ kind: 'element', name: text, content });
        open.push({ name: text, outside: nodes });
        nodes = content;
      } else {
        const closed = open.pop();
        if (closed?.name !== text)
          throw new Error(`Cannot read the message ${id}: </${text}> closes no <${text}>`);
        nodes = closed.outside;
      }
    }
  }
  if (open.length > 0) throw new Error(`Cannot read the message ${id}: <${open[0]?.name}> is not closed`);
  return top;
}

function readExpression(id: string, expression: Expression): Node {
  switch (expression.type) {
    case 'var':
      return { kind: 'variable', name: expression.name };
    case 'str':
      return { kind: 'text', text: expression.value };
    case 'select': {
      const { selector, variants, star } = expression;
      if (selector.type !== 'var')
        throw new Error(`Cannot read the message ${id}: it selects by a ${selector.type}`);
      const read = variants.map(({ key, value }) => ({ key: key.value, content: readPattern(id, value) }));
      return { kind: 'select', name: selector.name, variants: read, fallback: read[star]?.content ?? [] };
    }
    default:
      throw new Error(`Cannot read the message ${id}: it has a ${expression.type}, which no page can show`);
  }
}

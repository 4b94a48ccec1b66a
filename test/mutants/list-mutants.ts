import { parse, type AnyNode } from 'acorn';
import { stripTypeScriptTypes } from 'node:module';

/** One small fault that a test should notice. */
export interface Mutant {
  /** Counted from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** The whole source with the fault in it. */
  readonly source: string;
}

/** What each operator is mistaken for. */
const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/**
 * All mutants of a TypeScript source: a check that is dropped, an operator that is off by one, a condition that always or
 * never holds, another number, another word, an entry that is forgotten. Throws a SyntaxError for a source that cannot
 * be read.
 */
export function listMutants(source: string): Mutant[] {
  // The types become spaces, so that every place in the script is the same place in the source.
  const script = stripTypeScriptTypes(source);
  const program = parse(script, { ecmaVersion: 'latest', sourceType: 'module' });
  const edits: Edit[] = [];
  visit(program, (node) => edits.push(...editsOf(node, source)));
  return edits.map(({ start, end, after }) => ({
    line: source.slice(0, start).split('\n').length,
    before: source.slice(start, end),
    after,
    source: source.slice(0, start) + after + source.slice(end),
  }));
}

function visit(node: AnyNode, look: (node: AnyNode) => void): void {
  if (node.type === 'ImportDeclaration') return;
  look(node);
  for (const child of Object.values(node).flat() as unknown[]) if (isNode(child)) visit(child, look);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function editsOf(node: AnyNode, source: string): Edit[] {
  const textOf = ({ start, end }: AnyNode): string => source.slice(start, end);
  const replace = (after: string, what: AnyNode = node): Edit => ({
    start: what.start,
    end: what.end,
    after,
  });
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '??' ? [] : [replace(textOf(node.left)), replace(textOf(node.right))];
    case 'BinaryExpression': {
      const other = OPERATORS[node.operator];
      if (other === undefined) return [];
      const start = node.left.end + source.slice(node.left.end, node.right.start).indexOf(node.operator);
      return [{ start, end: start + node.operator.length, after: other }];
    }
    case 'UnaryExpression':
      return node.operator === '!' ? [replace(textOf(node.argument))] : [];
    case 'IfStatement':
      return [replace('true', node.test), replace('false', node.test)];
    case 'ConditionalExpression':
      return [replace(textOf(node.consequent)), replace(textOf(node.alternate))];
    case 'ExpressionStatement':
      return node.expression.type === 'CallExpression' ? [replace(';')] : [];
    case 'ThrowStatement':
      return [replace(';')];
    case 'Literal':
      return literalEdits(node.value, replace);
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element === null ? [] : [replace('...[]', element)]));
    case 'SpreadElement':
      return [replace('...[]')];
    default:
      return [];
  }
}

function literalEdits(value: unknown, replace: (after: string) => Edit): Edit[] {
  if (typeof value === 'number') return [replace(String(value + 1))];
  if (typeof value === 'boolean') return [replace(String(!value))];
  // What a sentence says is for people; a word by itself is a key, a state or a rule.
  if (typeof value === 'string' && /^[\w.-]+$/.test(value)) return [replace(`'${value}-other'`)];
  return [];
}

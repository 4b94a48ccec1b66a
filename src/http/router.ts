import type { Context } from './context.ts';
import { compileTemplate, type ParamsOf, type ParamTypes, type TemplatePart } from './path-template.ts';

/** The methods of WebDAV (RFC 4918), beside those of HTTP. */
const DAV_METHODS = ['PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK'] as const;

/** The methods of routes. HEAD and OPTIONS are answered for each route. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', ...DAV_METHODS] as const;
export type Method = (typeof METHODS)[number];

export type Handler<Params> = (request: Request, context: Context<Params>) => Response | Promise<Response>;

export interface Route {
  /** `ANY`: every method, also HEAD and OPTIONS; other routes of the same path come first. */
  readonly method: Method | 'ANY';
  readonly template: string;
  /** The template's segments, once for each combination of its optional parts. */
  readonly variants: readonly (readonly TemplatePart[])[];
  readonly handler: Handler<never>;
  /** Whether changes that another site made a browser send are passed on; by default they are refused. */
  readonly takesCrossSite?: boolean;
  /** Whether programs request it so often that its requests are logged at level `debug`, unless they fail. */
  readonly isRoutine?: boolean;
}

/** Marks a route that programs request often, such as a health check: `isRoutine`. */
export function routine<Asked extends Route>(route: Asked): Asked {
  return { ...route, isRoutine: true };
}

/** Makes the `route` function of a table: the handler's parameters get their types from the template's text. */
export function routeBuilder<const Types extends ParamTypes>(types: Types) {
  return function route<const Template extends string>(
    method: Method | 'ANY',
    template: Template,
    handler: Handler<ParamsOf<Template, Types>>,
  ): Route {
    return { method, template, variants: compileTemplate(template, types), handler };
  };
}

export interface Match {
  readonly handler: Handler<unknown>;
  readonly params: unknown;
  readonly template: string;
  readonly takesCrossSite: boolean;
  readonly isRoutine: boolean;
}

/** The result for a path and method: a match, or the methods that the path allows (none: nothing exists there). */
export type Lookup =
  | { readonly match: Match }
  | { readonly match: undefined; readonly allow: readonly Method[] };

export interface Router {
  /**
   * Finds the route of a path. HEAD is looked up as GET. The cost grows with the number of segments, not of routes;
   * `onVisit` is called for each visited node of the tree.
   */
  find(method: string, segments: readonly string[], onVisit?: () => void): Lookup;
}

type ParamPart = Exclude<TemplatePart, { kind: 'literal' }>;

interface Leaf {
  readonly route: Route;
  /** The names of the parameters, in the order of the path. */
  readonly names: readonly string[];
}

interface Node {
  readonly literals: Map<string, Node>;
  readonly params: { readonly part: ParamPart; readonly node: Node }[];
  readonly leaves: Map<string, Leaf>;
}

/** A tree over the templates' segments: literals first, then parameters in the order of the table. */
export function createRouter(routes: readonly Route[]): Router {
  const root = emptyNode();
  for (const route of routes) for (const parts of route.variants) insert(root, route, parts);
  return {
    find(method, segments, onVisit) {
      const values: unknown[] = [];
      const leaf = walk({ segments, values, wanted: method, allow: undefined, onVisit }, root, 0);
      if (leaf !== undefined) return { match: toMatch(leaf, values) };
      const allow = new Set<string>();
      walk({ segments, values: [], wanted: method, allow, onVisit }, root, 0);
      return { match: undefined, allow: [...allow] as Method[] };
    },
  };
}

function emptyNode(): Node {
  return { literals: new Map(), params: [], leaves: new Map() };
}

function insert(root: Node, route: Route, parts: readonly TemplatePart[]): void {
  let node = root;
  for (const part of parts) node = child(node, part);
  if (node.leaves.has(route.method)) throw new Error(`Cannot add ${route.method} ${route.template} twice`);
  const names = parts.flatMap((part) => (part.kind === 'literal' ? [] : [part.name]));
  node.leaves.set(route.method, { route, names });
}

function child(node: Node, part: TemplatePart): Node {
  if (part.kind === 'literal') {
    const known = node.literals.get(part.text) ?? emptyNode();
    node.literals.set(part.text, known);
    return known;
  }
  const known = node.params.find(({ part: other }) => samePart(part, other));
  if (known !== undefined) return known.node;
  const added = { part, node: emptyNode() };
  node.params.push(added);
  return added.node;
}

function samePart(one: ParamPart, other: ParamPart): boolean {
  return one.type === other.type && one.prefix === other.prefix && one.suffix === other.suffix;
}

/** The state of one lookup: `values` has the values of the parameters on the path to the current node. */
interface Walk {
  readonly segments: readonly string[];
  readonly values: unknown[];
  readonly wanted: string;
  /** When set, the lookup collects the methods of every path that matches, and finds no route. */
  readonly allow: Set<string> | undefined;
  readonly onVisit: (() => void) | undefined;
}

function walk(on: Walk, node: Node, at: number): Leaf | undefined {
  on.onVisit?.();
  const segment = on.segments[at];
  if (segment === undefined) return take(on, node);
  const literal = node.literals.get(segment);
  if (literal !== undefined) {
    const leaf = walk(on, literal, at + 1);
    if (leaf !== undefined) return leaf;
  }
  for (const { part, node: next } of node.params) {
    const leaf = walkPart(on, next, part, at);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

function take({ wanted, allow }: Walk, { leaves }: Node): Leaf | undefined {
  if (allow !== undefined) {
    for (const method of leaves.keys()) allow.add(method);
    return undefined;
  }
  return leaves.get(wanted) ?? (wanted === 'HEAD' ? leaves.get('GET') : undefined) ?? leaves.get('ANY');
}

function walkPart(on: Walk, next: Node, part: ParamPart, at: number): Leaf | undefined {
  switch (part.kind) {
    case 'param':
      return walkParam(on, next, part, at);
    case 'rest':
      return walkRest(on, next, part, at);
    case 'open':
      return walkOn(on, next, part, on.segments.slice(at).join('/'), on.segments.length);
  }
}

/** Continues below a parameter if `text` is of its type. */
function walkOn(on: Walk, next: Node, { type }: ParamPart, text: string, at: number): Leaf | undefined {
  const value = type.parse(text);
  if (value === undefined) return undefined;
  on.values.push(value);
  const leaf = walk(on, next, at);
  if (leaf === undefined) on.values.pop();
  return leaf;
}

function walkParam(on: Walk, next: Node, part: ParamPart, at: number): Leaf | undefined {
  const segment = on.segments[at] ?? '';
  const { prefix, suffix } = part;
  if (!segment.startsWith(prefix) || !segment.endsWith(suffix)) return undefined;
  if (segment.length < prefix.length + suffix.length) return undefined;
  return walkOn(on, next, part, segment.slice(prefix.length, segment.length - suffix.length), at + 1);
}

function walkRest(on: Walk, next: Node, part: ParamPart, at: number): Leaf | undefined {
  // The shortest first: what follows in the template is more specific than a longer match.
  for (let end = at + 1; end <= on.segments.length; end++) {
    // An empty segment is a trailing slash, which is not part of the value.
    if (on.segments[end - 1] === '') continue;
    const leaf = walkOn(on, next, part, on.segments.slice(at, end).join('/'), end);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

function toMatch({ route, names }: Leaf, values: readonly unknown[]): Match {
  const params: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index++) params[names[index] ?? ''] = values[index];
  return {
    handler: route.handler as Handler<unknown>,
    params,
    template: route.template,
    takesCrossSite: route.takesCrossSite === true,
    isRoutine: route.isRoutine === true,
  };
}

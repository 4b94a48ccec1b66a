import type { Context } from './context.ts';
import { compileTemplate, type ParamsOf, type ParamTypes, type TemplatePart } from './path-template.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Handler<Params> = (request: Request, context: Context<Params>) => Response | Promise<Response>;

export interface Route {
  readonly method: Method;
  readonly template: string;
  readonly parts: readonly TemplatePart[];
  readonly handler: Handler<never>;
}

/** Makes the `route` function of a table: the handler's parameters get their types from the template's text. */
export function routeBuilder<const Types extends ParamTypes>(types: Types) {
  return function route<const Template extends string>(
    method: Method,
    template: Template,
    handler: Handler<ParamsOf<Template, Types>>,
  ): Route {
    return { method, template, parts: compileTemplate(template, types), handler };
  };
}

export interface Match {
  readonly handler: Handler<unknown>;
  readonly params: unknown;
  readonly template: string;
}

/** What a path and method come to: a match, or the methods that the path does take (none: nothing is there). */
export type Lookup =
  | { readonly match: Match }
  | { readonly match: undefined; readonly allow: readonly Method[] };

export interface Router {
  /** HEAD is looked up as GET. The cost grows with the number of segments, not with the number of routes. */
  find(method: string, segments: readonly string[]): Lookup;
}

interface Node {
  readonly literals: Map<string, Node>;
  readonly params: { readonly part: Exclude<TemplatePart, { kind: 'literal' }>; readonly node: Node }[];
  readonly routes: Map<Method, Route>;
}

/** A tree over the templates' segments: literals first, then parameters in the order of the table. */
export function createRouter(routes: readonly Route[]): Router {
  const root = emptyNode();
  for (const route of routes) insert(root, route);
  return {
    find(method, segments) {
      const wanted = method === 'HEAD' ? 'GET' : method;
      const allow = new Set<Method>();
      const match = walk(root, segments, 0, [], (node, values) => {
        for (const taken of node.routes.keys()) allow.add(taken);
        const route = node.routes.get(wanted as Method);
        return route === undefined ? undefined : toMatch(route, values);
      });
      return match === undefined ? { match, allow: [...allow] } : { match };
    },
  };
}

function emptyNode(): Node {
  return { literals: new Map(), params: [], routes: new Map() };
}

function insert(root: Node, route: Route): void {
  let node = root;
  for (const part of route.parts) node = child(node, part);
  if (node.routes.has(route.method)) throw new Error(`Cannot take ${route.method} ${route.template} twice`);
  node.routes.set(route.method, route);
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

type ParamPart = Exclude<TemplatePart, { kind: 'literal' }>;

function samePart(one: ParamPart, other: ParamPart): boolean {
  return one.type === other.type && one.prefix === other.prefix && one.suffix === other.suffix;
}

type Visit = (node: Node, values: readonly unknown[]) => Match | undefined;

function walk(
  node: Node,
  segments: readonly string[],
  at: number,
  values: readonly unknown[],
  visit: Visit,
): Match | undefined {
  const segment = segments[at];
  if (segment === undefined) return visit(node, values);
  const literal = node.literals.get(segment);
  if (literal !== undefined) {
    const match = walk(literal, segments, at + 1, values, visit);
    if (match !== undefined) return match;
  }
  for (const { part, node: next } of node.params) {
    const match =
      part.kind === 'rest'
        ? walkRest(next, part, segments, at, values, visit)
        : walkParam(next, part, segments, at, values, visit);
    if (match !== undefined) return match;
  }
  return undefined;
}

function walkParam(
  next: Node,
  part: ParamPart,
  segments: readonly string[],
  at: number,
  values: readonly unknown[],
  visit: Visit,
): Match | undefined {
  const segment = segments[at] ?? '';
  const { prefix, suffix } = part;
  if (!segment.startsWith(prefix) || !segment.endsWith(suffix)) return undefined;
  if (segment.length < prefix.length + suffix.length) return undefined;
  const value = part.type.parse(segment.slice(prefix.length, segment.length - suffix.length));
  return value === undefined ? undefined : walk(next, segments, at + 1, [...values, value], visit);
}

function walkRest(
  next: Node,
  part: ParamPart,
  segments: readonly string[],
  at: number,
  values: readonly unknown[],
  visit: Visit,
): Match | undefined {
  // The shortest first: what follows in the template is more specific than a rest that takes it in.
  for (let end = at + 1; end <= segments.length; end++) {
    // An empty segment is a trailing slash, which is never part of the value.
    const taken = segments.slice(at, end);
    if (taken.at(-1) === '') continue;
    const value = part.type.parse(taken.join('/'));
    const match = value === undefined ? undefined : walk(next, segments, end, [...values, value], visit);
    if (match !== undefined) return match;
  }
  return undefined;
}

function toMatch(route: Route, values: readonly unknown[]): Match {
  const names = route.parts.flatMap((part) => (part.kind === 'literal' ? [] : [part.name]));
  const params = Object.fromEntries(names.map((name, index) => [name, values[index]]));
  return { handler: route.handler as Handler<unknown>, params, template: route.template };
}

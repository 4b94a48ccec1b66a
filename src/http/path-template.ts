/** How a parameter is read: its value, or undefined when the text is not of the type. */
export interface ParamType<Value> {
  readonly parse: (text: string) => Value | undefined;
  /**
   * What it matches: one decoded segment, one or more segments joined by slashes, or an open end, which is everything
   * up to the end of the path, also nothing or a trailing slash.
   */
  readonly spans?: 'one' | 'many' | 'open';
}

export type ParamTypes = Readonly<Record<string, ParamType<unknown>>>;

/**
 * `segment` is the text of one segment, `segments` that of several, `word` one segment of letters, digits, `_` and `-`,
 * `digits` a whole number, and `any` an open end.
 */
const BUILT_IN_TYPES = {
  segment: { parse: (text: string): string | undefined => (text === '' ? undefined : text) },
  segments: { parse: (text: string): string | undefined => (text === '' ? undefined : text), spans: 'many' },
  any: { parse: (text: string): string | undefined => text, spans: 'open' },
  word: { parse: (text: string): string | undefined => (/^[\p{L}\p{N}_-]+$/u.test(text) ? text : undefined) },
  digits: {
    parse: (text: string): number | undefined => (/^[0-9]{1,15}$/.test(text) ? Number(text) : undefined),
  },
} satisfies ParamTypes;

type TypeNamed<Name extends string, Types extends ParamTypes> = Name extends keyof Types
  ? Types[Name] extends ParamType<infer Value>
    ? Value
    : never
  : Name extends keyof typeof BUILT_IN_TYPES
    ? NonNullable<ReturnType<(typeof BUILT_IN_TYPES)[Name]['parse']>>
    : never;

type ParamOf<Inside extends string, Types extends ParamTypes> = Inside extends `${infer Name}:${infer Type}`
  ? { readonly [K in Name]: TypeNamed<Type, Types> }
  : { readonly [K in Inside]: string };

type AllParamsOf<
  Template extends string,
  Types extends ParamTypes,
> = Template extends `${string}{${infer Inside}}${infer Rest}`
  ? ParamOf<Inside, Types> & AllParamsOf<Rest, Types>
  : object;

/**
 * The parameters of a template, by name and type: `/{a}/{n:digits}` gives `{ a: string; n: number }`. Those of an
 * optional part may be missing: `/{a}[/{n:digits}]` gives `{ a: string; n?: number }`.
 */
export type ParamsOf<
  Template extends string,
  Types extends ParamTypes,
> = Template extends `${infer Before}[${infer Optional}]${infer After}`
  ? AllParamsOf<Before, Types> & Partial<AllParamsOf<Optional, Types>> & ParamsOf<After, Types>
  : AllParamsOf<Template, Types>;

/** One segment of a template: literal text, or a parameter between a literal prefix and suffix. */
export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'param' | 'rest' | 'open';
      readonly name: string;
      readonly type: ParamType<unknown>;
      readonly prefix: string;
      readonly suffix: string;
    };

/**
 * Compiles `/files/{name:name}.txt` into its segments, once for each combination of its optional parts (`[…]`, which
 * may be nested at their end): `/log[/{year:digits}[/{month:digits}]]` gives three. A segment may have one parameter,
 * and a template one parameter of many segments. Throws a plain Error for a template that is not valid, as that is a
 * mistake in the program.
 */
export function compileTemplate(template: string, types: ParamTypes): readonly (readonly TemplatePart[])[] {
  if (!template.startsWith('/'))
    throw new Error(`Cannot use the template "${template}": it must start with "/"`);
  return expandOptional(template, template).map((path) => compilePath(path, template, types));
}

function compilePath(path: string, template: string, types: ParamTypes): readonly TemplatePart[] {
  const parts = path
    .slice(1)
    .split('/')
    .map((segment) => compileSegment(segment, template, types));
  const rests = parts.filter((part) => part.kind === 'rest' || part.kind === 'open');
  if (rests.length > 1) {
    throw new Error(`Cannot use the template "${template}": it has two parameters of many segments`);
  }
  if (parts.slice(0, -1).some((part) => part.kind === 'open')) {
    throw new Error(`Cannot use the template "${template}": something follows its open end`);
  }
  return parts;
}

/** All variants of a template, the one without its optional parts first. */
function expandOptional(text: string, template: string): readonly string[] {
  const start = text.indexOf('[');
  const end = start === -1 ? -1 : closingBracket(text, start);
  if (end === -1) {
    if (/[[\]]/.test(text)) throw new Error(`Cannot use the template "${template}": unpaired bracket`);
    return [text];
  }
  const inside = text.slice(start + 1, end);
  if (/\][^\]]/.test(inside)) {
    throw new Error(`Cannot use the template "${template}": a part in brackets must be at the end`);
  }
  const before = text.slice(0, start);
  const afters = expandOptional(text.slice(end + 1), template);
  return ['', ...expandOptional(inside, template)].flatMap((middle) =>
    afters.map((after) => before + middle + after),
  );
}

function closingBracket(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at;
  }
  return -1;
}

function compileSegment(segment: string, template: string, types: ParamTypes): TemplatePart {
  const match = /^([^{}]*)\{([a-z][a-zA-Z]*)(?::([a-z][a-zA-Z]*))?\}([^{}]*)$/.exec(segment);
  if (match === null) {
    if (/[{}]/.test(segment))
      throw new Error(`Cannot use the template "${template}": wrong segment "${segment}"`);
    return { kind: 'literal', text: segment };
  }
  const [, prefix = '', name = '', typeName = 'segment', suffix = ''] = match;
  const all: ParamTypes = { ...BUILT_IN_TYPES, ...types };
  const type = all[typeName];
  if (type === undefined)
    throw new Error(`Cannot use the template "${template}": unknown type "${typeName}"`);
  const { spans = 'one' } = type;
  if (spans !== 'one' && (prefix !== '' || suffix !== '')) {
    throw new Error(
      `Cannot use the template "${template}": {${name}:${typeName}} must be a segment of its own`,
    );
  }
  return { kind: KINDS[spans], name, type, prefix, suffix };
}

const KINDS = { one: 'param', many: 'rest', open: 'open' } as const;

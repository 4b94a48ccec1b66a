/** How a parameter is read: its value, or undefined when the text is not of the type. */
export interface ParamType<Value> {
  readonly parse: (text: string) => Value | undefined;
  /** Whether it takes one decoded segment, or one and more of them, joined by slashes. */
  readonly spans?: 'one' | 'many';
}

export type ParamTypes = Readonly<Record<string, ParamType<unknown>>>;

/** `segment` is any text of one segment; `segments` that of several; `digits` a whole number. */
const BUILT_IN_TYPES = {
  segment: { parse: (text: string): string | undefined => (text === '' ? undefined : text) },
  segments: { parse: (text: string): string | undefined => (text === '' ? undefined : text), spans: 'many' },
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

/** The parameters of a template, by name and type: `/{a}/{n:digits}` gives `{ a: string; n: number }`. */
export type ParamsOf<
  Template extends string,
  Types extends ParamTypes,
> = Template extends `${string}{${infer Inside}}${infer Rest}`
  ? ParamOf<Inside, Types> & ParamsOf<Rest, Types>
  : object;

/** One segment of a template: literal text, or a parameter between a literal prefix and suffix. */
export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'param' | 'rest';
      readonly name: string;
      readonly type: ParamType<unknown>;
      readonly prefix: string;
      readonly suffix: string;
    };

/**
 * Compiles `/torrents/{infohash:infohash}.torrent` into its segments. At most one parameter a segment, and one of
 * many segments a template. Throws a plain Error: a wrong template is a mistake in the program.
 */
export function compileTemplate(template: string, types: ParamTypes): readonly TemplatePart[] {
  if (!template.startsWith('/'))
    throw new Error(`Cannot use the template "${template}": it must start with "/"`);
  const parts = template
    .slice(1)
    .split('/')
    .map((segment) => compileSegment(segment, template, types));
  if (parts.filter((part) => part.kind === 'rest').length > 1) {
    throw new Error(`Cannot use the template "${template}": it has two parameters of many segments`);
  }
  return parts;
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
  const isRest = type.spans === 'many';
  if (isRest && (prefix !== '' || suffix !== '')) {
    throw new Error(
      `Cannot use the template "${template}": {${name}:${typeName}} must stand alone between slashes`,
    );
  }
  return { kind: isRest ? 'rest' : 'param', name, type, prefix, suffix };
}

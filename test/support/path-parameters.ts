import { z } from 'zod';

const SEGMENT = z.string().min(1);

/** What a parameter of a path can be, by its type. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  segment: SEGMENT,
  segments: SEGMENT,
  folder: SEGMENT,
  published: SEGMENT,
  word: z.string().regex(/^[\p{L}\p{N}_-]+$/u),
  digits: z.int().min(0),
  infohash: z.string().regex(/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[a-zA-Z2-7]{32})$/),
  torrentFile: z.string().regex(/.\.torrent$/i),
};

/** The schemas of the parameters in a path's template, by their names. Each is the only one of its segment. */
export function pathParameters(template: string): Readonly<Record<string, z.ZodType>> {
  const parameters = template.split(/[/[\]]/).flatMap((segment) => {
    const [, inside] = /\{([^{}]{1,80})\}/.exec(segment) ?? [];
    return inside === undefined ? [] : [inside.split(':')];
  });
  return Object.fromEntries(
    parameters.map(([name = '', type = 'segment']) => {
      const schema = SCHEMAS[type];
      if (schema === undefined) throw new Error(`Cannot describe {${name}:${type}}: there is no such type`);
      return [name, schema];
    }),
  );
}

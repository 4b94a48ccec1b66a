import { z } from 'zod';
import { AppError, type ErrorItem } from '../../errors.ts';
import type { Fields } from '../../http/fields.ts';
import { likelyName } from '../../lib/likely-name.ts';
import { namedHints, refusalOf } from './refusal.ts';
import { ruleErrorOf } from './ruled.ts';

const NAME_LENGTH_MAX = 80;
const VALUE_LENGTH_MAX = 80;
/** For how many unknown names the likely ones are looked for, and how many a refusal lists. */
const GUESSES_MAX = 20;
/** In shorter names two slips make another word: `tag` is not meant by `page`. */
const SHORT_NAME_LENGTH_MAX = 5;

/** Texts by their names, as a query, a form or a command line has them; several where a name may come several times. */
export type Texts = Readonly<Record<string, string | readonly string[]>>;

/**
 * What texts stand for, by a schema with a member for each name. Throws malformed, naming each that is wrong and the way
 * to fix it; or the error of a rule of the domain where that is all. `does` says what is not done then: `make a token`.
 */
export function readTexts<Schema extends z.ZodObject>(
  schema: Schema,
  texts: Texts,
  does: string,
): z.output<Schema> {
  const parsed = schema.safeParse(texts);
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues, texts, does);
}

/** What the fields of a form stand for, as `readTexts` reads them. */
export function readFieldTexts<Schema extends z.ZodObject>(
  schema: Schema,
  fields: Fields,
  does: string,
): z.output<Schema> {
  return readTexts(schema, fieldTexts(schema, fields), does);
}

/** The fields of a form that the schema has a member for. */
export function fieldTexts(schema: z.ZodObject, fields: Fields): Texts {
  const sent = Object.entries(schema.shape).filter(([name]) => fields.has(name));
  return Object.fromEntries(
    sent.map(([name, member]) => [name, isList(member) ? fields.getAll(name) : fields.get(name)]),
  );
}

/**
 * What a query asks for, as `readTexts` reads it. Where the schema is strict, an unknown parameter is refused and one that
 * comes twice: were it ignored, a typing mistake would list or change more than was meant. Elsewhere, as links bring
 * parameters of others along, the last that is filled in counts.
 */
export function readQuery<Schema extends z.ZodObject>(
  schema: Schema,
  query: URLSearchParams,
  does: string,
): z.output<Schema> {
  const known = Object.keys(schema.shape);
  const others = isStrict(schema) ? misnamed(query, known) : [];
  const texts = queryTexts(schema, query);
  const parsed = schema.safeParse(texts);
  if (parsed.success && others.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  throw refused(issues, texts, does, { others, known });
}

/** Why texts cannot be taken, by their names; empty when they can. */
export function wrongTexts<Schema extends z.ZodObject>(
  schema: Schema,
  texts: Texts,
): ReadonlyMap<keyof Schema['shape'], AppError> {
  const found = mistakesOf(schema.safeParse(texts).error?.issues ?? [], texts);
  return new Map(
    found
      .toReversed()
      .map(({ path, message, hint }) => [
        path,
        new AppError('malformed', message, hint === undefined ? {} : { hint }),
      ]),
  );
}

function queryTexts({ shape }: z.ZodObject, query: URLSearchParams): Texts {
  const sent = Object.entries(shape).filter(([name]) => query.has(name));
  return Object.fromEntries(
    sent.map(([name, member]) => {
      const values = query.getAll(name);
      return [name, isList(member) ? values : (values.findLast((value) => value.trim() !== '') ?? '')];
    }),
  );
}

function isStrict({ def }: z.ZodObject): boolean {
  return def.catchall instanceof z.ZodNever;
}

function isList(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodOptional) return isList(schema.def.innerType);
  return schema instanceof z.ZodArray;
}

/** Parameters that there are none of, and those that come twice. Their values may be secrets. */
function misnamed(query: URLSearchParams, known: readonly string[]): readonly ErrorItem[] {
  return [...new Set(query.keys())].flatMap((name, index) => {
    const path = name.slice(0, NAME_LENGTH_MAX);
    const mistake = { rule: 'parameter', path };
    if (!known.includes(name)) {
      const meant = index < GUESSES_MAX ? likelyParameter(path, known) : undefined;
      const message = `there is no "${path}"`;
      return [{ ...mistake, message, ...(meant !== undefined && { hint: `Did you mean ${meant}?` }) }];
    }
    return query.getAll(name).length > 1 ? [{ ...mistake, message: `"${path}" is given twice` }] : [];
  });
}

/** The parameter that is likely meant by a name that there is none of. */
export function likelyParameter(name: string, known: readonly string[]): string | undefined {
  return likelyName(name, known, name.length > SHORT_NAME_LENGTH_MAX ? 2 : 1);
}

interface Misnamed {
  readonly others: readonly ErrorItem[];
  readonly known: readonly string[];
}

function refused(
  issues: readonly z.core.$ZodIssue[],
  texts: Texts,
  does: string,
  { others, known }: Misnamed = { others: [], known: [] },
): AppError {
  const found = mistakesOf(issues, texts);
  const names = known.length === 0 ? 'It has no parameters.' : `Use only ${known.join(', ')}, each once.`;
  return refusalOf({
    cannot: issues.length === 0 ? 'Cannot accept these parameters' : `Cannot ${does}`,
    others,
    issues,
    found,
    hintFor: (errors) => [namedHints(errors), ...(others.length > 0 ? [names] : [])].join(' ').trim(),
  });
}

function mistakesOf(issues: readonly z.core.$ZodIssue[], texts: Texts): readonly ErrorItem[] {
  return issues.map((issue) => {
    const [first = ''] = issue.path;
    const path = String(first);
    const { message, hint } = ruleErrorOf(issue) ?? {
      message: wrongValue(path, texts[path]),
      hint: hintOf(issue),
    };
    return { rule: 'parameter', path, message, ...(hint !== undefined && { hint }) };
  });
}

function wrongValue(name: string, value: Texts[string] | undefined): string {
  if (value === undefined) return `${name} is missing`;
  return `${name} cannot be "${String(value).slice(0, VALUE_LENGTH_MAX)}"`;
}

/** A schema's own message is what it expects, or a sentence. */
function hintOf({ message }: z.core.$ZodIssue): string {
  return message.endsWith('.') ? message : `Write ${message}.`;
}

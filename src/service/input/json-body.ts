import type { z } from 'zod';
import { AppError, type ErrorItem } from '../../errors.ts';
import { readBody } from '../../http/body.ts';
import { bodyMistakes, duplicateMistakes } from './body-mistakes.ts';
import { namedHints, refusalOf } from './refusal.ts';

const JSON_BYTES_MAX = 256 * 1024;
const DUPLICATES_MAX = 20;

/**
 * The body of a request, read as JSON and checked by a schema. Rejects with unsupported for another type: what a form
 * of another site can send without asking must not be taken for JSON (OWASP ASVS 5.0, 3.5.2); with malformed, naming
 * every member that is wrong or comes twice and the way to fix it; with the error of a `ruled` schema where that is all;
 * and like `readBody`.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  bytesMax = JSON_BYTES_MAX,
): Promise<z.infer<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (!/^application\/(?:[\w.+-]+\+)?json$/i.test(type.trim())) {
    throw new AppError('unsupported', `Cannot accept a body of the type "${type.trim()}": it is not JSON`, {
      hint: 'Send it with Content-Type: application/json',
    });
  }
  const text = decode(await readBody(request, bytesMax));
  const others = duplicateMistakes(text, DUPLICATES_MAX);
  return readValue(schema, parse(text), 'Cannot accept this body', others);
}

/**
 * Reads a value that JSON could write. Throws like `readJson`; `cannot` says what is not done then, and `others`
 * are mistakes that were found before.
 */
export function readValue<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  cannot: string,
  others: readonly ErrorItem[] = [],
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success && others.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  throw refusalOf({ cannot, others, issues, found: bodyMistakes(issues, value), hintFor });
}

/** A single mistake needs no name: the message has it. */
function hintFor(errors: readonly ErrorItem[]): string {
  const [only] = errors;
  return errors.length === 1 ? (only?.hint ?? '') : namedHints(errors);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notJson(cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(cause);
  }
}

function notJson(cause: unknown): AppError {
  return new AppError('malformed', 'Cannot read the body: it is not JSON in UTF-8', {
    hint: 'Send one object, with its names and texts in double quotes and no comma after the last.',
    cause,
  });
}

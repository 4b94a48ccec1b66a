import type { z } from 'zod';
import { AppError, type ErrorItem } from '../errors.ts';
import { readBody } from '../http/body.ts';
import { bodyMistakes } from './body-mistakes.ts';

const JSON_BYTES_MAX = 256 * 1024;
const MISTAKES_TOLD_MAX = 20;

/**
 * The body of a request, read as JSON and checked by a schema. Rejects with unsupported for another type: what a form
 * of another site can send without asking must not be taken for JSON (OWASP ASVS 5.0, 3.5.2); with malformed, naming
 * every member that is wrong and the way to fix it; and like `readBody`.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (!/^application\/(?:[\w.+-]+\+)?json$/i.test(type.trim())) {
    throw new AppError('unsupported', `Cannot take a body of the type "${type.trim()}": it is not JSON`, {
      hint: 'Send it with Content-Type: application/json',
    });
  }
  const body = parse(await readBody(request, JSON_BYTES_MAX));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = bodyMistakes(parsed.error.issues, body).slice(0, MISTAKES_TOLD_MAX);
  const told = errors.map(({ message }) => message).join('; ');
  throw new AppError('malformed', `Cannot take this body: ${told}`, { hint: mendOf(errors), errors });
}

function mendOf(errors: readonly ErrorItem[]): string {
  return errors
    .map(({ path, hint }) => (errors.length === 1 || path === '' ? hint : `${path}: ${hint}`))
    .join(' ');
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('malformed', 'Cannot read the body: it is not JSON in UTF-8', {
      hint: 'Send one object, with its names and texts in double quotes and no comma after the last.',
      cause,
    });
  }
}

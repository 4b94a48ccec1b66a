import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { readBody } from '../http/body.ts';

const JSON_BYTES_MAX = 256 * 1024;
const ISSUES_MAX = 20;

/**
 * The body of a request, read as JSON and checked by a schema. Rejects with unsupported for another type: what a form
 * of another site can send without asking must not be taken for JSON (OWASP ASVS 5.0, 3.5.2); with malformed, naming
 * every key that is wrong; and like `readBody`.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (!/^application\/(?:[\w.+-]+\+)?json$/i.test(type.trim())) {
    throw new AppError('unsupported', `Cannot take a body of the type "${type.trim()}": it is not JSON`, {
      mend: 'Send it with Content-Type: application/json',
    });
  }
  const parsed = schema.safeParse(parse(await readBody(request, JSON_BYTES_MAX)));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, ISSUES_MAX);
  const errors = issues.map(({ code, path, message }) => ({ rule: code, path: path.join('.'), message }));
  const told = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  throw new AppError('malformed', `Cannot take this body: ${told}`, { errors });
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('malformed', 'Cannot read the body: it is not JSON in UTF-8', { cause });
  }
}

import { METHODS as HTTP_METHODS } from 'node:http';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import { respondRefusal } from './refusal.ts';
import { respond } from './respond.ts';
import type { Method } from './router.ts';

const KNOWN_METHODS: ReadonlySet<string> = new Set(HTTP_METHODS);

/**
 * The answer when no route of an address has the method: to OPTIONS what the address allows, 501 for a method that HTTP does
 * not have. Throws not_found when nothing is there, and method_not_allowed.
 */
export function respondUnrouted({ method }: Request, context: Context, allowed: readonly Method[]): Response {
  const { target } = context;
  if (!KNOWN_METHODS.has(method)) return respondRefusal(unknownMethod(method));
  if (allowed.length === 0) throw new AppError('not_found', `Cannot find anything at ${target.path}`);
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  if (method === 'OPTIONS') return respondOptions(allowed, allow.join(', '));
  throw new AppError(
    'method_not_allowed',
    `Cannot ${method} ${target.path}: the address allows ${allow.join(', ')}`,
    {
      allow,
      ...(method === 'POST' && allowed.includes('PUT') && { hint: hintToPut(context) }),
    },
  );
}

/**
 * What an address allows. A WebDAV client looks for the classes that it supports (RFC 4918 section 10.1: 2 is locking), and
 * clients were only ever tried with servers that answer 200.
 */
function respondOptions(methods: readonly Method[], allow: string): Response {
  if (!methods.includes('PROPFIND')) return respond(204, { allow });
  const dav = methods.includes('LOCK') ? '1, 2' : '1';
  // Without the second, old clients of Microsoft take the server for one of FrontPage.
  return respond(200, { allow, dav, 'ms-author-via': 'DAV' }, '');
}

/** `curl -X POST -T FILE` puts the file name into the address like PUT, but sends POST. */
function hintToPut({ base, target }: Context): string {
  return `Send the file with PUT. curl does that without -X POST: curl -T FILE ${base.origin}${base.prefix}${target.path}`;
}

function unknownMethod(method: string): { status: number; detail: string; hint: string } {
  return {
    status: 501,
    detail: `Cannot handle the method "${method.slice(0, 40)}": HTTP does not have this method`,
    hint: 'Write the method in capitals.',
  };
}

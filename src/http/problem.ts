import { AppError, type ErrorCode } from '../errors.ts';
import { isIdentity } from './body.ts';
import type { Base } from './context.ts';
import { preferredForm, type Form } from './negotiate.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import { respond, respondHtml, respondText, type ResponseHeaders } from './respond.ts';

/** One status for each code, and the title that all problems of that kind share (RFC 9457 section 3.1.4). */
export const PROBLEMS: Readonly<
  Record<ErrorCode | 'internal', { readonly status: number; readonly title: string }>
> = {
  malformed: { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'No valid token' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'The address does not take this method' },
  conflict: { status: 409, title: 'Something else stands in the way' },
  gone: { status: 410, title: 'It was removed' },
  precondition_failed: { status: 412, title: 'A precondition does not hold' },
  too_large: { status: 413, title: 'Too large' },
  unsupported: { status: 415, title: 'Not a type that is taken here' },
  invalid: { status: 422, title: 'Not valid' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unavailable_for_legal_reasons: { status: 451, title: 'It was removed, because the law demanded it' },
  internal: { status: 500, title: 'The server made a mistake' },
  unavailable: { status: 503, title: 'Not available right now' },
};

/** Whether there is a kind of problem of that name. */
export function isProblemCode(text: string): text is ErrorCode | 'internal' {
  return Object.hasOwn(PROBLEMS, text);
}

/** A problem as RFC 9457 describes it, with the members that this service adds. */
export interface Problem {
  readonly type: string;
  readonly code: ErrorCode | 'internal';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly hint: string | undefined;
  readonly standing: string | undefined;
  readonly errors: AppError['errors'];
}

/** Who is told of a problem. */
export interface Told {
  readonly request: Request;
  readonly base: Base;
  /** What was asked for, as it came over the wire. */
  readonly raw: string;
  /** The client's address, as far as it is known. */
  readonly ip: string | undefined;
}

export type ProblemPage = (problem: Problem, told: Told) => string | Promise<string>;

/** What is said of an error: its own words when they are for the client, else nothing but that it happened. */
export function toProblem(error: unknown, base: Base): Problem {
  const known = error instanceof AppError ? error : undefined;
  const code = known?.code ?? 'internal';
  return {
    type: `${base.origin}${base.prefix}/docs/problems/${code}`,
    code,
    ...PROBLEMS[code],
    detail: known?.message ?? 'The request could not be carried out. Nothing was changed.',
    hint: known?.hint,
    standing: known?.standing,
    errors: known?.errors,
  };
}

/**
 * The same error as a page, as problem+json, or as a few lines of text, by the request's Accept header; where there is
 * no page, as problem+json whatever that says.
 */
export function respondProblem(
  error: unknown,
  told: Told,
  page: ProblemPage | undefined,
): Response | Promise<Response> {
  const { request, base } = told;
  const problem = toProblem(error, base);
  const form = page === undefined ? 'json' : preferredForm(request);
  const headers = {
    ...problemHeaders(error, told, form),
    ...(page !== undefined && { vary: 'accept' }),
    'cache-control': 'no-store',
  };
  if (page !== undefined && form === 'html') {
    const made = page(problem, told);
    if (typeof made === 'string') return respondHtml(problem.status, made, headers);
    return made.then((text) => respondHtml(problem.status, text, headers));
  }
  if (form === 'text') return respondText(problem.status, problemText(problem), headers);
  const body = `${JSON.stringify(problem)}\n`;
  return respond(problem.status, { ...headers, 'content-type': 'application/problem+json' }, body);
}

/** `error: …`, a line for each of several mistakes, `hint: …`. */
export function problemText(problem: Problem): string {
  const lines = [`error: ${problem.detail}`];
  const errors = problem.errors ?? [];
  // A single mistake is what the detail says already.
  for (const { rule, path, offset, message } of errors.length > 1 ? errors : []) {
    const place = path === '' ? 'the file' : path;
    lines.push(`  ${message} [${rule} at ${place}${offset === undefined ? '' : `, byte ${offset}`}]`);
  }
  if (problem.standing !== undefined) lines.push(`see: ${problem.standing}`);
  if (problem.hint !== undefined) lines.push(`hint: ${problem.hint}`);
  return lines.map((line) => line.replaceAll(/[\p{Cc}]/gu, '\u{FFFD}')).join('\n');
}

/** What the answer to an error says in its headers, whatever tells of it in the body. */
export function problemHeaders(
  error: unknown,
  { request, base }: Pick<Told, 'request' | 'base'>,
  form: Form,
): ResponseHeaders {
  if (!(error instanceof AppError)) return {};
  switch (error.code) {
    case 'unauthorized':
      return { 'www-authenticate': challenge(request, base, form) };
    case 'unsupported':
      // RFC 9110 section 12.5.3: so the client learns that it was the coding, and not the type.
      return isIdentity(request.headers.get('content-encoding') ?? '')
        ? {}
        : { 'accept-encoding': 'identity' };
    case 'method_not_allowed':
      return { allow: (error.allow ?? []).join(', ') };
    case 'unavailable':
      return { 'retry-after': '5' };
    case 'rate_limited':
      return {
        ...rateLimitHeaders(error.limit),
        'retry-after': String(error.limit?.retryAfterSeconds ?? 5),
      };
    case 'conflict':
      return error.standing === undefined ? {} : { link: `<${error.standing}>; rel="related"` };
    default:
      return {};
  }
}

/**
 * A browser answers a Basic challenge with its own dialog, before any page or script of ours sees the answer. RFC 6750
 * section 3.1: whether a token came that is not valid.
 */
function challenge(request: Request, { realm = 'restricted' }: Base, form: Form): string {
  const reason = request.headers.has('authorization') ? ', error="invalid_token"' : '';
  const bearer = `Bearer realm="${realm}"${reason}`;
  return form === 'html' || isFromPage(request) ? bearer : `Basic realm="${realm}", ${bearer}`;
}

/** Whether a script of a page asks. Over plain http browsers don't say Sec-Fetch-Site, but Origin with every POST. */
function isFromPage({ headers }: Request): boolean {
  return headers.has('sec-fetch-site') || headers.has('origin');
}

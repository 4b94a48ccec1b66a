import { AppError, type ErrorCode } from '../errors.ts';
import { isIdentity } from './body.ts';
import type { Base } from './context.ts';
import { FORM_VARY, preferredForm, type Form } from './negotiate.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import { respond, respondHtml, respondText, type ResponseHeaders } from './respond.ts';

/** The status of each code, and the title that all problems of that kind share (RFC 9457 section 3.1.4). */
export const PROBLEMS: Readonly<
  Record<ErrorCode | 'internal', { readonly status: number; readonly title: string }>
> = {
  malformed: { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'No valid token' },
  forbidden: { status: 403, title: 'Not allowed' },
  banned: { status: 403, title: 'The address is banned' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'The address does not allow this method' },
  conflict: { status: 409, title: 'Conflict with something that already exists' },
  gone: { status: 410, title: 'It was removed' },
  precondition_failed: { status: 412, title: 'A precondition failed' },
  too_large: { status: 413, title: 'Too large' },
  unsupported: { status: 415, title: 'The type is not supported' },
  invalid: { status: 422, title: 'Not valid' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unavailable_for_legal_reasons: { status: 451, title: 'Removed for legal reasons' },
  internal: { status: 500, title: 'Internal server error' },
  unavailable: { status: 503, title: 'Not available right now' },
  // RFC 4918 section 11.5.
  insufficient_storage: { status: 507, title: 'No space left' },
};

/** Whether a text is one of the problem codes. */
export function isProblemCode(text: string): text is ErrorCode | 'internal' {
  return Object.hasOwn(PROBLEMS, text);
}

/** A problem as in RFC 9457, with the members that this service adds. */
export interface Problem {
  readonly type: string;
  readonly code: ErrorCode | 'internal';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly hint: string | undefined;
  readonly standing: string | undefined;
  readonly collection: string | undefined;
  readonly errors: AppError['errors'];
}

/** The request that a problem is the answer to. */
export interface FailedRequest {
  readonly request: Request;
  readonly base: Base;
  /** The target as it was sent. */
  readonly raw: string;
  /** The client's IP address, when it is known. */
  readonly ip: string | undefined;
}

export type ProblemPage = (problem: Problem, failed: FailedRequest) => string | Promise<string>;

/**
 * Turns an error into a problem: with the message of an AppError, which is written for the client; of any other error
 * it only says that it happened.
 */
export function toProblem(error: unknown, base: Base): Problem {
  const known = error instanceof AppError ? error : undefined;
  const code = known?.code ?? 'internal';
  return {
    type: `${base.origin}${base.prefix}/docs/problems/${code}`,
    code,
    ...PROBLEMS[code],
    detail: known?.message ?? 'The request failed because of an error in the server. Nothing was changed.',
    hint: known?.hint,
    standing: known?.standing,
    collection: known?.collection,
    errors: known?.errors,
  };
}

/**
 * Answers with an error as a page, as problem+json or as a few lines of text, whichever the request prefers. Without a
 * page, always as problem+json.
 */
export function respondProblem(
  error: unknown,
  failed: FailedRequest,
  page: ProblemPage | undefined,
): Response | Promise<Response> {
  const { request, base } = failed;
  const problem = toProblem(error, base);
  const form = page === undefined ? 'json' : preferredForm(request);
  const headers = {
    ...problemHeaders(error, failed, form),
    ...(page !== undefined && { vary: FORM_VARY }),
    'cache-control': 'no-store',
  };
  if (page !== undefined && form === 'html') {
    const made = page(problem, failed);
    if (typeof made === 'string') return respondHtml(problem.status, made, headers);
    return made.then((text) => respondHtml(problem.status, text, headers));
  }
  if (form === 'text') return respondText(problem.status, problemText(problem), headers);
  const body = `${JSON.stringify(problem)}\n`;
  return respond(problem.status, { ...headers, 'content-type': 'application/problem+json' }, body);
}

/** The problem as text: `error: …`, one line for each of several mistakes, `hint: …`. */
export function problemText(problem: Problem): string {
  const lines = [`error: ${problem.detail}`];
  const errors = problem.errors ?? [];
  // The detail already says what a single mistake is.
  for (const { rule, path, offset, message } of errors.length > 1 ? errors : []) {
    const place = path === '' ? 'the file' : path;
    lines.push(`  ${message} [${rule} at ${place}${offset === undefined ? '' : `, byte ${offset}`}]`);
  }
  if (problem.standing !== undefined) lines.push(`see: ${problem.standing}`);
  if (problem.hint !== undefined) lines.push(`hint: ${problem.hint}`);
  return lines.map((line) => line.replaceAll(/[\p{Cc}]/gu, '\u{FFFD}')).join('\n');
}

/** The headers of the answer to an error, the same for every form of its body; none for what is no AppError. */
export function problemHeaders(
  error: unknown,
  { request, base }: Pick<FailedRequest, 'request' | 'base'>,
  form: Form,
): ResponseHeaders {
  if (!(error instanceof AppError)) return {};
  switch (error.code) {
    case 'unauthorized':
      return { 'www-authenticate': challenge(request, base, form) };
    case 'unsupported':
      // RFC 9110 section 12.5.3: shows the client that the coding was refused, not the type.
      return isIdentity(request.headers.get('content-encoding') ?? '')
        ? {}
        : { 'accept-encoding': 'identity' };
    case 'method_not_allowed':
      return { allow: (error.allow ?? []).join(', ') };
    case 'unavailable':
      return { 'retry-after': '5' };
    case 'insufficient_storage':
      return { 'retry-after': '60' };
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
 * The WWW-Authenticate header. A browser would answer a Basic challenge with its own dialog, before our page or script
 * gets the answer, so browsers get none. RFC 6750 section 3.1: the error says that a token came which is not valid.
 */
function challenge(request: Request, { realm = 'restricted' }: Base, form: Form): string {
  const reason = request.headers.has('authorization') ? ', error="invalid_token"' : '';
  const bearer = `Bearer realm="${realm}"${reason}`;
  return form === 'html' || isFromPage(request) ? bearer : `Basic realm="${realm}", ${bearer}`;
}

/**
 * Whether a script of a page sends the request. Over plain http browsers send no Sec-Fetch-Site, but an Origin with
 * every POST.
 */
function isFromPage({ headers }: Request): boolean {
  return headers.has('sec-fetch-site') || headers.has('origin');
}

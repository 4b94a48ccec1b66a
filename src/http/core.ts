import { METHODS as HTTP_METHODS } from 'node:http';
import type { ServerRequest } from 'srvx';
import { AppError } from '../errors.ts';
import type { Base, CallInfo, Context, Log } from './context.ts';
import { checkSameSite } from './cross-site.ts';
import { createFinish } from './finish.ts';
import { createPeerReader, type Peer } from './forwarded.ts';
import { respondProblem, toProblem, type Problem, type ProblemPage } from './problem.ts';
import { respondRefusal } from './refusal.ts';
import { respond } from './respond.ts';
import { createRouter, METHODS, type Route, type Router } from './router.ts';
import { liesBelow, parseTarget, targetBelow } from './target.ts';

export interface HttpAppOptions {
  readonly routes: readonly Route[];
  /** Routes that answer at the root as well when `prefix` is set: what a container's health check asks for. */
  readonly rootRoutes: readonly Route[];
  /** Routes that speak JSON only: no other answers below their prefix, and every problem there is problem+json. */
  readonly api?: { readonly prefix: string; readonly routes: readonly Route[] };
  /** The public address, when the operator names it: else each request's own Host is used. */
  readonly origin: string | undefined;
  /** A path that everything stands under: `''` or `/sub`. */
  readonly prefix: string;
  readonly trustedProxies: readonly string[];
  /** The page that a browser gets for a refusal: 404, 405 and every other. */
  readonly problemPage: ProblemPage;
  /** Another answer to a refusal than the page, the text or the JSON that stands for it; undefined leaves those. */
  readonly replaceProblem?: (problem: Problem, request: Request, base: Base) => Response | undefined;
  readonly log: Log;
}

/** An application as a function, which never rejects. */
export type Fetch = (request: Request, info?: CallInfo) => Promise<Response>;

const KNOWN_METHODS: ReadonlySet<string> = new Set(HTTP_METHODS);
const ALL_METHODS = [...METHODS, 'HEAD', 'OPTIONS'].join(', ');

/** An application as a function from a Request to a Response, which never rejects. */
export function createHttpApp(options: HttpAppOptions): Fetch {
  const { log, api } = options;
  const router = createRouter([...options.routes, ...options.rootRoutes]);
  const rootRouter = createRouter(options.rootRoutes);
  const apiRouter = createRouter(api?.routes ?? []);
  const peerOf = createPeerReader(options.trustedProxies);
  const finish = createFinish();
  const logsRequests = log.isLevelEnabled?.('info') ?? true;

  return async (request, info) => {
    const start = performance.now();
    const raw = rawTarget(request);
    const taken = takenOff(info);
    // Whoever names the public address knows better than the mount what links have to say.
    const prefix = options.prefix === '' ? taken : options.prefix;
    const isApi = api !== undefined && liesBelow(raw, (taken === '' ? options.prefix : '') + api.prefix);
    let base: Base = { origin: options.origin ?? 'http://localhost', prefix };
    let peer: Peer | undefined;
    let response: Response;
    try {
      peer = peerOf(request);
      base = { origin: options.origin ?? peer.origin, prefix };
      if (raw === '*' && request.method === 'OPTIONS') response = respond(204, { allow: ALL_METHODS });
      else {
        const target = parseTarget(raw);
        const below = taken === '' ? targetBelow(target, options.prefix) : target;
        const context = { target: below ?? target, base, ip: info?.ip ?? peer.ip, log, params: {} };
        const inside = isApi ? apiRouter : router;
        response = await dispatch(request, below === undefined ? rootRouter : inside, context);
      }
    } catch (error) {
      report(error, request, log);
      response = explain(error, request, base, isApi ? { ...options, problemPage: undefined } : options);
    }
    if (logsRequests) {
      const ms = Math.round((performance.now() - start) * 10) / 10;
      const ip = info?.ip ?? peer?.ip;
      log.info({ method: request.method, target: raw, status: response.status, ms, ip }, 'request');
    }
    return finish(request, response, start);
  };
}

/** The prefix that a caller took off the path; anything else may stand there, such as the bindings of Hono. */
function takenOff(info: CallInfo | undefined): string {
  return typeof info?.prefix === 'string' ? info.prefix : '';
}

async function dispatch(request: Request, router: Router, context: Context): Promise<Response> {
  const { method } = request;
  const { target } = context;
  const lookup = router.find(method, target.segments);
  if (lookup.match !== undefined) {
    const { handler, params, takesCrossSite } = lookup.match;
    if (method !== 'GET' && method !== 'HEAD' && !takesCrossSite) checkSameSite(request, context.base);
    return handler(request, { ...context, params });
  }
  if (!KNOWN_METHODS.has(method)) return respondRefusal(unknownMethod(method));
  if (lookup.allow.length === 0) throw new AppError('not_found', `Cannot find anything at ${target.path}`);
  const allow = [...lookup.allow, ...(lookup.allow.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  if (method === 'OPTIONS') return respond(204, { allow: allow.join(', ') });
  throw new AppError('method_not_allowed', `Cannot ${method} ${target.path}: it takes ${allow.join(', ')}`, {
    allow,
  });
}

function unknownMethod(method: string): { status: number; detail: string; mend: string } {
  return {
    status: 501,
    detail: `Cannot do "${method.slice(0, 40)}": HTTP has no such method`,
    mend: 'Methods are written in capitals.',
  };
}

/** Tells the operator of what is no fault of the client. */
function report(error: unknown, { method }: Request, log: Log): void {
  if (!(error instanceof AppError)) log.error({ err: error, method }, 'request failed');
  else if (error.code === 'unavailable') log.warn({ err: error, method }, 'request could not be served');
}

/** How errors are told; without a page, in JSON only. */
interface Explaining extends Pick<HttpAppOptions, 'replaceProblem' | 'log'> {
  readonly problemPage: ProblemPage | undefined;
}

/** The answer to an error: the application's own, or the one that all share when it has none or fails at it. */
function explain(error: unknown, request: Request, base: Base, options: Explaining): Response {
  const { log, problemPage, replaceProblem } = options;
  try {
    const own = replaceProblem?.(toProblem(error, base), request, base);
    if (own !== undefined) return own;
  } catch (cause) {
    log.error({ err: cause }, 'an error could not be told in its own way');
  }
  return respondProblem(error, request, base, problemPage);
}

/** The target as it came over the wire: a Request's url has dot segments resolved and junk repaired already. */
function rawTarget(request: Request): string {
  return (request as ServerRequest).runtime?.node?.req.url ?? request.url;
}

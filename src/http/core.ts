import { AppError } from '../errors.ts';
import type { ServerRequest } from 'srvx';
import type { Base, Context, Log } from './context.ts';
import { checkSameSite } from './cross-site.ts';
import { createPeerReader, type Peer } from './forwarded.ts';
import { respondProblem, type ProblemPage } from './problem.ts';
import { respond, secure, withoutBody } from './respond.ts';
import { createRouter, type Route, type Router } from './router.ts';
import { parseTarget, type Target } from './target.ts';

export interface HttpAppOptions {
  readonly routes: readonly Route[];
  /** Routes that answer at the root as well when `prefix` is set: what a container's health check asks for. */
  readonly rootRoutes: readonly Route[];
  /** The public address, when the operator names it: else each request's own Host is used. */
  readonly origin: string | undefined;
  /** A path that everything stands under: `''` or `/sub`. */
  readonly prefix: string;
  readonly trustedProxies: readonly string[];
  readonly problemPage: ProblemPage;
  readonly log: Log;
}

export type Fetch = (request: Request) => Promise<Response>;

/** An application as a function from a Request to a Response, which never rejects. */
export function createHttpApp(options: HttpAppOptions): Fetch {
  const { prefix, log } = options;
  const router = createRouter([...options.routes, ...options.rootRoutes]);
  const rootRouter = createRouter(options.rootRoutes);
  const peerOf = createPeerReader(options.trustedProxies);

  return async (request) => {
    const start = performance.now();
    let base: Base = { origin: options.origin ?? 'http://localhost', prefix };
    let peer: Peer | undefined;
    let response: Response;
    try {
      peer = peerOf(request);
      base = { origin: options.origin ?? peer.origin, prefix };
      const target = parseTarget(rawTarget(request));
      const found = underPrefix(target, prefix);
      const face = found === undefined ? rootRouter : router;
      response = await dispatch(request, face, { target: found ?? target, base, ip: peer.ip, log });
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ err: error, method: request.method }, 'request failed');
      response = respondProblem(error, request, base, options.problemPage);
    }
    const ms = Math.round((performance.now() - start) * 10) / 10;
    log.info(
      { method: request.method, target: rawTarget(request), status: response.status, ms, ip: peer?.ip },
      'request',
    );
    return secure(request.method === 'HEAD' ? withoutBody(response) : response);
  };
}

async function dispatch(
  request: Request,
  router: Router,
  context: Omit<Context, 'params'>,
): Promise<Response> {
  const lookup = router.find(request.method, context.target.segments);
  if (lookup.match !== undefined) {
    if (!isSafe(request.method)) checkSameSite(request, context.base);
    return lookup.match.handler(request, { ...context, params: lookup.match.params });
  }
  if (lookup.allow.length === 0) {
    throw new AppError('not_found', `Cannot find anything at ${context.target.path}`);
  }
  const allow = [...lookup.allow, ...(lookup.allow.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  if (request.method === 'OPTIONS') return respond(204, { allow: allow.join(', ') });
  throw new AppError(
    'method_not_allowed',
    `Cannot ${request.method} ${context.target.path}: it takes ${allow.join(', ')}`,
    {
      allow,
    },
  );
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The target as it came over the wire: a Request's url has dot segments resolved and junk repaired already. */
function rawTarget(request: Request): string {
  return (request as ServerRequest).runtime?.node?.req.url ?? request.url;
}

/** The rest of the target below the prefix, or undefined when it is elsewhere. */
function underPrefix(target: Target, prefix: string): Target | undefined {
  if (prefix === '') return target;
  const depth = prefix.split('/').length - 1;
  if (target.path !== prefix && !target.path.startsWith(`${prefix}/`)) return undefined;
  const segments = target.segments.slice(depth);
  return {
    ...target,
    segments: segments.length === 0 ? [''] : segments,
    path: target.path.slice(prefix.length) || '/',
  };
}

import { AppError } from '../errors.ts';
import type { State } from '../lib/state-memory.ts';
import { holdAnswer } from './answer-memory.ts';
import type { Base, CallInfo, Context, Log } from './context.ts';
import { createSameSiteCheck, type SameSiteCheck } from './cross-site.ts';
import { createFinish } from './finish.ts';
import { createPeerReader } from './forwarded.ts';
import { KnownAnswers, type SharedRequest } from './known-answers.ts';
import { baseOf, failOutside, outsideOf, takenOff, type SettingNames } from './outside.ts';
import { respondProblem, toProblem, type Problem, type ProblemPage } from './problem.ts';
import type { AnsweredRequest, RequestLevel } from './request-line.ts';
import { partsOf, respond } from './respond.ts';
import { createRouter, METHODS, type Route, type Router } from './router.ts';
import { createFolderMask } from './secret-folders.ts';
import { createSecretMask } from './secret-parameters.ts';
import { canonicalPath, redirectToSpelling } from './spelling.ts';
import { liesBelow, parseTarget, rawTarget, targetBelow, type Target } from './target.ts';
import { respondUnrouted } from './unrouted.ts';
import { createWarnOnce } from './warn-once.ts';

export interface HttpAppOptions {
  readonly routes: readonly Route[];
  /** Routes that also answer at the root when `prefix` is set, such as that of a container's health check. */
  readonly rootRoutes: readonly Route[];
  /** Routes that use only JSON. No other routes answer below their prefix, and every error there is problem+json. */
  readonly api?: { readonly prefix: string; readonly routes: readonly Route[] };
  /** The public address, when the operator sets it; else the Host of each request is used. */
  readonly origin: string | undefined;
  /** The path that all addresses start with: `''` or `/sub`. */
  readonly prefix: string;
  /** The paths below it at which folders are served, for code that makes links. */
  readonly folders?: readonly string[];
  readonly trustedProxies: readonly string[];
  /** What clients sign in to, as people see it: any text without quotes (default: `restricted`). */
  readonly realm?: string;
  /** The operator's names for `origin` and `trustedProxies`, for messages (default: these names). */
  readonly settingNames?: SettingNames;
  /**
   * Called first for each request, even when its address does not exist. What it throws becomes the answer. For a
   * service whose readers need permission.
   */
  readonly guard?: ((request: Request, context: Context) => Promise<void> | void) | undefined;
  /** All that `repeatable` answers are made from, besides the requests: with it they are kept. Not with a guard. */
  readonly state?: State | undefined;
  /** Query parameters whose values are secrets: the log shows a star instead. */
  readonly secretParameters?: readonly string[];
  /** Path segments that are followed by a secret: the log shows a star in place of what follows. */
  readonly secretFolders?: readonly string[];
  /** The page that a browser gets for an error: 404, 405 and all others. */
  readonly problemPage: ProblemPage;
  /** Makes another answer to an error, in place of the page, text or JSON; undefined keeps those. */
  readonly replaceProblem?: (problem: Problem, request: Request, base: Base) => Response | undefined;
  readonly log: Log;
  /**
   * Called once for each request when its answer is ready, and told whether that is a kept one: for metrics. It must not
   * throw.
   */
  readonly onAnswered?: (answered: AnsweredRequest, isRepeated: boolean) => void;
}

/**
 * An application as a function, which neither throws nor rejects. It returns the Response itself when nothing needs to
 * wait.
 */
export type Fetch = (request: Request, info?: CallInfo) => Response | Promise<Response>;

const ALL_METHODS = [...METHODS, 'HEAD', 'OPTIONS'].join(', ');

/** Makes an application: a function from a Request to a Response. */
export function createHttpApp(options: HttpAppOptions): Fetch {
  const { log, api, onAnswered } = options;
  const router = createRouter([...options.routes, ...options.rootRoutes]);
  const rootRouter = createRouter(options.rootRoutes);
  const apiRouter = createRouter(api?.routes ?? []);
  const names = options.settingNames ?? { origin: 'origin', trustedProxies: 'trustedProxies' };
  const peerOf = createPeerReader(options.trustedProxies, names.trustedProxies, createWarnOnce(log));
  const checkSameSite = createSameSiteCheck(options.origin !== undefined, names.origin, createWarnOnce(log));
  const finish = createFinish();
  const known =
    options.state === undefined || options.guard !== undefined ? undefined : new KnownAnswers(options.state);
  const maskParameters = createSecretMask(options.secretParameters ?? []);
  const maskFolders = createFolderMask(options.secretFolders ?? []);
  const masked = (raw: string): string => maskParameters(maskFolders(raw));
  const logsRequests = log.isLevelEnabled?.('info') ?? true;
  const logsRoutine = log.isLevelEnabled?.('debug') ?? false;
  const logRequest = log.request ?? requestLogger(log);

  const take = (call: Call): Response | Promise<Response> => {
    const { request, raw } = call;
    const peer = peerOf(request);
    call.ip ??= peer.ip;
    call.outside = outsideOf(call.outside, peer.prefix, options.prefix);
    call.base = baseOf(call.outside, options, peer.origin);
    const repeated = recall(call);
    if (repeated !== undefined) return repeated;
    if (raw === '*' && request.method === 'OPTIONS') return respond(204, { allow: ALL_METHODS });
    const target = parseTarget(raw);
    const { base, ip, outside } = call;
    const path = canonicalPath(target.path);
    if (path !== target.path)
      return redirectToSpelling(request.method, base.origin + outside + path + target.search);
    const below = outside === '' ? targetBelow(target, options.prefix) : target;
    const context = { target: below ?? target, base, ip, log, params: {} };
    const inside = isApi(call, options) ? apiRouter : router;
    const go = (): Response | Promise<Response> =>
      below === undefined && !isKnown(rootRouter, request, target)
        ? failOutside(context, names)
        : dispatch(call, below === undefined ? rootRouter : inside, context, checkSameSite);
    return options.guard === undefined ? go() : guarded(options.guard(request, context), go);
  };

  /** The answer to the same request of others, if it is known. */
  const recall = (call: Call): Response | undefined => {
    call.shared = known?.ask(call.request, call.raw, call.outside, call.base.origin);
    const found = call.shared && known?.find(call.shared);
    if (found === undefined) return undefined;
    call.shared = undefined;
    call.isRepeated = true;
    call.route = found.route;
    call.isRoutine = found.isRoutine;
    found.onRepeat();
    return found.response;
  };

  /** The answer as it is sent. It is kept if its handler has marked it. */
  const finished = (call: Call, response: Response): Response | Promise<Response> => {
    const { request, start, shared, route, isRoutine } = call;
    const sent = finish(request, response, start);
    const onRepeat = shared && partsOf(response)?.onRepeat;
    if (shared !== undefined && onRepeat !== undefined && !(sent instanceof Promise))
      known?.keep(shared, sent, { route, isRoutine, onRepeat });
    return sent;
  };

  const fail = (error: unknown, call: Call): Response | Promise<Response> => {
    report(error, call.request, log);
    return explain(error, call, isApi(call, options) ? { ...options, problemPage: undefined } : options);
  };

  const conclude = (call: Call, made: Response): Response | Promise<Response> => {
    const response = held(call, made);
    return response instanceof Promise ? response.then((it) => answered(call, it)) : answered(call, response);
  };

  /** Returns the answer, or an error when there is not enough memory to send it. */
  const held = (call: Call, response: Response): Response | Promise<Response> => {
    try {
      holdAnswer(call.request, response);
      return response;
    } catch (error) {
      return fail(error, call);
    }
  };

  const answered = (call: Call, response: Response): Response | Promise<Response> => {
    const { request, raw, start, ip, route } = call;
    const level: RequestLevel = call.isRoutine && response.status < 400 ? 'debug' : 'info';
    const isLogged = level === 'info' ? logsRequests : logsRoutine;
    if (isLogged || onAnswered !== undefined) {
      const now = performance.now();
      const ms = Math.round((now - start) * 10) / 10;
      const line = { method: request.method, target: masked(raw), route, status: response.status, ms, ip };
      if (isLogged) logRequest(line, now, level);
      onAnswered?.(line, call.isRepeated);
    }
    return finished(call, response);
  };

  return (request, info) => {
    const start = performance.now();
    const raw = rawTarget(request);
    const outside = takenOff(info);
    const base = baseOf(outside, options);
    const call: Call = {
      request,
      start,
      raw,
      outside,
      base,
      ip: info?.ip,
      route: undefined,
      isRoutine: false,
      isRepeated: false,
      shared: undefined,
    };
    let response: Response | Promise<Response>;
    try {
      response = take(call);
    } catch (error) {
      response = fail(error, call);
    }
    if (!(response instanceof Promise)) return conclude(call, response);
    return response.catch((error: unknown) => fail(error, call)).then((made) => conclude(call, made));
  };
}

function requestLogger(log: Log): NonNullable<Log['request']> {
  return (line, _at, level) => (level === 'debug' ? log.debug?.(line, 'request') : log.info(line, 'request'));
}

/** One request that the application is handling. */
interface Call {
  readonly request: Request;
  /** When the request came, by performance.now(). */
  readonly start: number;
  readonly raw: string;
  /** The path that a mount and trusted proxies removed. Like `base`, it is provisional until the peer is known. */
  outside: string;
  base: Base;
  ip: string | undefined;
  /** The template of the route that answers, once it is known. */
  route: string | undefined;
  isRoutine: boolean;
  /** Whether it gets the cached answer of another request. */
  isRepeated: boolean;
  /** What others may ask as well, whose answer is not known yet. */
  shared: SharedRequest | undefined;
}

function guarded(
  asked: Promise<void> | void,
  go: () => Response | Promise<Response>,
): Response | Promise<Response> {
  return asked === undefined ? go() : asked.then(go);
}

function isApi({ raw, outside }: Call, { api, prefix }: Pick<HttpAppOptions, 'api' | 'prefix'>): boolean {
  return api !== undefined && liesBelow(raw, (outside === '' ? prefix : '') + api.prefix);
}

function isKnown(router: Router, { method }: Request, { segments }: Target): boolean {
  const lookup = router.find(method, segments);
  return lookup.match !== undefined || lookup.allow.length > 0;
}

function dispatch(
  call: Call,
  router: Router,
  context: Context,
  checkSameSite: SameSiteCheck,
): Response | Promise<Response> {
  const { request } = call;
  const { method } = request;
  const { target, base, ip, log } = context;
  const lookup = router.find(method, target.segments);
  if (lookup.match !== undefined) {
    const { handler, params, takesCrossSite, template, isRoutine } = lookup.match;
    call.route = template;
    call.isRoutine = isRoutine;
    if (method !== 'GET' && method !== 'HEAD' && !takesCrossSite) checkSameSite(request, base);
    return handler(request, { target, base, ip, log, params });
  }
  return respondUnrouted(request, context, lookup.allow);
}

/** Logs what is not the client's fault. */
function report(error: unknown, { method }: Request, log: Log): void {
  if (!(error instanceof AppError)) log.error({ err: error, method }, 'request failed');
  else if (error.code === 'unavailable' || error.code === 'insufficient_storage')
    log.warn({ err: error, method }, 'request could not be served');
}

/** How errors are answered; without a page, only in JSON. */
interface Explaining extends Pick<HttpAppOptions, 'replaceProblem' | 'log'> {
  readonly problemPage: ProblemPage | undefined;
}

/** The answer to an error: the application's own, or the default when it has none or making it fails. */
function explain(error: unknown, call: Call, options: Explaining): Response | Promise<Response> {
  const { log, problemPage, replaceProblem } = options;
  const { request, base } = call;
  try {
    const own = replaceProblem?.(toProblem(error, base), request, base);
    if (own !== undefined) return own;
  } catch (cause) {
    log.error({ err: cause }, 'making the answer to an error failed');
  }
  return respondProblem(error, call, problemPage);
}

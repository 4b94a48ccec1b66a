import type { ServerRequest } from 'srvx';
import type { CallInfo, Context } from './context.ts';
import { compileTemplate } from './path-template.ts';
import type { Route } from './router.ts';
import { targetAfter } from './target.ts';

/** Any fetch application: one of Hono, a part of this program, or a function of ten lines. */
export type FetchApp = (request: Request, info: CallInfo) => Response | Promise<Response>;

export interface MountOptions {
  /**
   * `allow` passes on changes that another site made a browser send, for an application with its own protection. They
   * are refused by default.
   */
  readonly crossSite?: 'refuse' | 'allow';
}

// RFC 9110 section 7.6.1: these headers describe the application's own connection, not this one.
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

/**
 * A route that passes all requests below `prefix` (`/blog`), of any method, to another application. The application
 * gets the rest of the path in its Request's url, and the prefix in its second argument. Throws a plain Error for a
 * prefix that is not valid.
 */
export function mount(prefix: string, app: FetchApp, options: MountOptions = {}): Route {
  if (!/^(?:\/[^/[\]{}%?#\\]+)+$/.test(prefix)) {
    throw new Error(`Cannot mount at "${prefix}": expected a path such as /blog, without a slash at the end`);
  }
  const depth = prefix.split('/').length - 1;
  const handler = async (request: Request, { target, base, ip }: Context): Promise<Response> => {
    const rest = targetAfter(target, depth);
    const inner = new Request(`${base.origin}${rest.path}${rest.search}`, {
      method: request.method,
      headers: request.headers,
      signal: request.signal,
      body: bodyWhenRead(request),
      duplex: 'half',
    });
    const response = await app(inner, { prefix: base.prefix + prefix, ip });
    if (!(response instanceof Response))
      throw new TypeError(`The application at ${prefix} did not return a Response`);
    return forwardable(response);
  };
  return {
    method: 'ANY',
    template: `${prefix}[/{rest:any}]`,
    variants: compileTemplate(`${prefix}[/{rest:any}]`, {}),
    handler,
    takesCrossSite: options.crossSite === 'allow',
  };
}

/**
 * The body, requested only when it is read: a Request made from a stream pulls the first chunk at once, which would
 * send `100 Continue` before a possible refusal.
 */
function bodyWhenRead(request: Request): ReadableStream<Uint8Array> | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if ((request as ServerRequest).runtime?.node === undefined) return request.body;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= request.body?.getReader();
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) controller.close();
        else controller.enqueue(chunk.value);
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** The same answer with mutable headers: those of a `fetch()` cannot be changed. */
function forwardable(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const name of HOP_BY_HOP) headers.delete(name);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

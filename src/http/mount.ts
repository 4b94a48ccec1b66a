import type { ServerRequest } from 'srvx';
import type { CallInfo, Context } from './context.ts';
import { compileTemplate } from './path-template.ts';
import type { Route } from './router.ts';
import { targetAfter } from './target.ts';

/** Any fetch application: Hono's, a service of this program, or a function of ten lines. */
export type FetchApp = (request: Request, info: CallInfo) => Response | Promise<Response>;

export interface MountOptions {
  /**
   * `allow` hands on changes that another site made a browser send, for an application that guards itself; refused
   * by default.
   */
  readonly crossSite?: 'refuse' | 'allow';
}

// RFC 9110 section 7.6.1: they speak of the connection that the application had, not of this one.
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];

/**
 * A route that hands everything below `prefix` (`/blog`) to another application, whatever the method. The application
 * sees the rest of the path in its Request's url, and learns the prefix from its second argument.
 */
export function mount(prefix: string, app: FetchApp, options: MountOptions = {}): Route {
  if (!/^(?:\/[^/[\]{}%?#\\]+)+$/.test(prefix)) {
    throw new Error(`Cannot mount at "${prefix}": expected a path such as /blog, without a slash at its end`);
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
    if (!(response instanceof Response)) throw new TypeError(`The application at ${prefix} gave no Response`);
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
 * The body, not asked for before somebody reads it: a Request that is made of a stream would pull its first chunk at
 * once, and with it the `100 Continue` that a refusal must come before.
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

/** The same answer with headers that may be changed, which those of a `fetch()` may not. */
function forwardable(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const name of HOP_BY_HOP) headers.delete(name);
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

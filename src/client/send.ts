import type { CallOptions } from './call-types.ts';
import { problemOf } from './problem-error.ts';

/** Where the service is, and who asks. */
export interface ClientOptions {
  /** The address of the start page: `https://torrents.example/`. */
  readonly url: string;
  /** Undefined for what needs none; in a page of the service itself its session is used. */
  readonly token?: string | undefined;
  /** What sends the requests, in place of the global `fetch`. */
  readonly fetch?: ((address: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** One request, before it is sent. */
export interface Outgoing {
  readonly method: string;
  /** Behind the address of the service. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<RequestInit['body']> | undefined;
}

/** Sends a request. Rejects with ProblemError for a refusal, and like `fetch` when there is no answer. */
export type Send = (outgoing: Outgoing, options?: CallOptions) => Promise<Response>;

export function createSend({ url, token, fetch: send = fetch }: ClientOptions): Send {
  const base = url.replace(/\/$/, '');
  return async ({ method, path, headers, body }, { signal, ifMatch, onResponse } = {}) => {
    const response = await send(base + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
    onResponse?.(response);
    // Where several files are all refused, the answer is what became of each and no problem.
    if (response.ok || response.headers.get('content-type') === 'application/json') return response;
    throw await problemOf(response);
  };
}

/** A query of these values: those that are undefined are left out, and several are written with commas. */
export function queryText(values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, textOf(value)]));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

import type { Answered, Asked, CallOptions, Method } from './call-types.ts';
import { createFollow, type Follow } from './follow.ts';
import { OPERATIONS, type Operation, type Operations } from './operations.ts';
import { createSend, queryText, type ClientOptions, type Send } from './send.ts';
import { createUploads, type Uploads } from './uploads.ts';
import { createWalk, type Walk } from './walk.ts';

type DeclaredOf<Of> = Of extends Operation<infer Declared> ? Declared : never;

/** What a method is given, by its name. */
export type AskedBy<Name extends keyof Operations> = Asked<DeclaredOf<Operations[Name]>>;

/** What a method resolves to, by its name. */
export type AnsweredBy<Name extends keyof Operations> = Answered<DeclaredOf<Operations[Name]>>;

type Methods = { readonly [Name in keyof Operations]: Method<DeclaredOf<Operations[Name]>> };

/**
 * A client of the API. Its methods are named as in the OpenAPI description. Each rejects with ProblemError for a refusal,
 * and like `fetch` when there is no answer.
 */
export interface Client extends Methods, Uploads, Walk, Follow {}

/** Makes a client of the service at an address. */
export function createClient(options: ClientOptions): Client {
  const send = createSend(options);
  const methods = Object.entries(OPERATIONS).map(([name, where]) => [name, methodFor(where, send)]);
  const all = Object.fromEntries(methods) as Methods;
  return { ...all, ...createUploads(send), ...createWalk(all), ...createFollow(send, all) };
}

function methodFor({ method, template }: { method: string; template: string }, send: Send) {
  return async (asked: Readonly<Record<string, unknown>> = {}, options: CallOptions = {}) => {
    const { path, rest } = fill(template, asked);
    const isAsking = method === 'GET' || method === 'DELETE';
    const outgoing = isAsking
      ? { method, path: path + queryText(rest) }
      : { method, path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) };
    const response = await send(outgoing, options);
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
}

/** A path with its parameters, and what is left of the values. */
function fill(template: string, values: Readonly<Record<string, unknown>>) {
  const rest = { ...values };
  const path = template.replaceAll(/\{([^{}]{1,80})\}/g, (_, inside: string) => {
    const [name = '', type] = inside.split(':');
    const text = String(rest[name]);
    delete rest[name];
    // The slashes between the parts of a path stay.
    return type === 'segments' || type === 'folder'
      ? text.split('/').map(encodeURIComponent).join('/')
      : encodeURIComponent(text);
  });
  return { path, rest };
}

import type { z } from 'zod';
import type { Role } from '../access/token.ts';
import type { Method } from '../http/router.ts';
import type { Counted } from './rate-limits.ts';

/**
 * Who an endpoint is for. `everybody`: who asks makes no difference. `anybody`: strangers too, but a token that is sent
 * must be valid. `publisher`: uploaders, and strangers where uploads are open. `owner`: the publisher of the torrent that
 * the address names, and moderators; for the README of a collection, tokens that are bound to it. Any role: a token of that role or a higher one.
 */
export type Needs = 'everybody' | 'anybody' | 'publisher' | 'owner' | Role;

/** A JSON body. The schema may depend on the time, as that of a token does, which must not have expired. */
export interface JsonBody<Schema extends z.ZodType = z.ZodType> {
  readonly kind: 'json';
  readonly schemaAt: (now: Date) => Schema;
  /** How many bytes it may have as it is sent; undefined for what most bodies may. */
  readonly bytesMax?: number | undefined;
}

/** A form without files: its fields, each a text. */
export interface FormBody<Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: 'form';
  readonly schemaAt: (now: Date) => Schema;
  /** How many bytes it may have as it is sent; undefined for what most forms may. */
  readonly bytesMax?: number | undefined;
}

/** One .torrent file as it is, or a form with several and these fields beside them. */
export interface FilesBody<Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: 'files';
  /** Undefined for a body that is no form, or whose form has no fields. */
  readonly fields: Schema | undefined;
}

export type Body = JsonBody | FormBody | FilesBody;

/** A status, or `4XX` and `5XX` for all of a class, as OpenAPI writes them. */
export type Status = number | '4XX' | '5XX';

/** The JSON that is answered with each status; null where there is none. Any refusal can also be a problem. */
export type Answers = Readonly<Partial<Record<Status, z.ZodType | null>>>;

/** What is known of an endpoint before anybody asks it: its checks, the permissions and its description come from this. */
export interface Endpoint {
  readonly method: Method;
  /** Its path, with the types of its parameters: those of `route`. */
  readonly template: string;
  /** What it does, as it follows “Cannot”: `list torrents`. */
  readonly does: string;
  readonly needs: Needs;
  /** Whether it changes nothing, although its method is POST: then a browser needs no form token for it. */
  readonly changesNothing?: true;
  /** Whether it changes only what its visitor alone has, such as a session: a banned address may do that, too. */
  readonly changesOwn?: true;
  /** What each request is counted as. */
  readonly counted?: Counted;
  /** The parameters of its query. A strict object refuses unknown ones and those that come twice; without a schema none is read. */
  readonly query?: z.ZodObject;
  readonly body?: Body;
  readonly answers: Answers;
  /** Media types that 200 can have in place of JSON, such as `text/event-stream`. */
  readonly otherTypes?: readonly string[];
}

/** Declares an endpoint; the types of its parts are kept. */
export function defineEndpoint<const Declared extends Endpoint>(endpoint: Declared): Declared {
  return endpoint;
}

/** A body of JSON that the schema describes. */
export function jsonBody<Schema extends z.ZodType>(
  schema: Schema | ((now: Date) => Schema),
  bytesMax?: number,
): JsonBody<Schema> {
  return { kind: 'json', schemaAt: typeof schema === 'function' ? schema : () => schema, bytesMax };
}

/** A form with the fields that the schema describes. */
export function formBody<Schema extends z.ZodObject>(
  schema: Schema | ((now: Date) => Schema),
  bytesMax?: number,
): FormBody<Schema> {
  return { kind: 'form', schemaAt: typeof schema === 'function' ? schema : () => schema, bytesMax };
}

/** .torrent files, beside fields that the schema describes. */
export function filesBody<Schema extends z.ZodObject>(fields?: Schema): FilesBody<Schema> {
  return { kind: 'files', fields };
}

/** What a schema of an answer describes, as a writer makes it: nothing of it is changed afterwards. */
export type Json<Schema extends z.ZodType> = Frozen<z.input<Schema>>;

type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

import type { z } from 'zod';
import type { ParamsOf } from '../http/path-template.ts';
import type { Endpoint, Json, JsonBody } from '../service/endpoint.ts';
import type { PathTypes } from '../service/routes.ts';

/*
 * What a method of the client is given and what it resolves to, from the declaration of its endpoint. Only types: the
 * schemas themselves are not loaded.
 */

/** A value of a query before it is written: times also as text. */
type Written<Value> = Value extends Date ? Date | string : Value;

type QueryOf<Declared> = Declared extends { readonly query: infer Schema extends z.ZodObject }
  ? string extends keyof z.output<Schema>
    ? object
    : { readonly [Key in keyof z.output<Schema>]: Written<z.output<Schema>[Key]> }
  : object;

type PathOf<Declared extends Endpoint> = {
  readonly [Key in keyof ParamsOf<Declared['template'], PathTypes>]: ParamsOf<
    Declared['template'],
    PathTypes
  >[Key] extends number
    ? number
    : string;
};

type BodyOf<Declared> = Declared extends { readonly body: JsonBody<infer Schema> } ? z.input<Schema> : object;

/** The parameters of the path, and beside them the members of the query or of the JSON body: no endpoint has both. */
export type Asked<Declared extends Endpoint> = PathOf<Declared> & QueryOf<Declared> & BodyOf<Declared>;

type Done = 200 | 201 | 202 | 204 | 207;

/** The JSON of an answer that is not a refusal; undefined where there is none. */
export type Answered<Declared extends Endpoint> = {
  [Status in keyof Declared['answers']]: Status extends Done
    ? Declared['answers'][Status] extends z.ZodType
      ? Json<Declared['answers'][Status]>
      : undefined
    : never;
}[keyof Declared['answers']];

/** What belongs to one request. */
export interface CallOptions {
  /** Ends the request, and what it waits for. */
  readonly signal?: AbortSignal | undefined;
  /** An `ETag`: the change is refused (412) when another client changed the torrent first. */
  readonly ifMatch?: string | undefined;
  /** Is called with each answer, for its headers: `ETag`, `RateLimit`, `Link`. */
  readonly onResponse?: ((response: Response) => void) | undefined;
}

/** Asks one endpoint. Rejects with ProblemError for a refusal, and like `fetch` when there is no answer. */
export type Method<Declared extends Endpoint> =
  object extends Asked<Declared>
    ? (asked?: Asked<Declared>, options?: CallOptions) => Promise<Answered<Declared>>
    : (asked: Asked<Declared>, options?: CallOptions) => Promise<Answered<Declared>>;

import type { z } from 'zod';
import type { Context } from '../http/context.ts';
import { FORM_PARAMETER } from '../http/negotiate.ts';
import { respondJson, type ResponseHeaders } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import type { ParamsOf } from '../http/path-template.ts';
import { readFields, type Fields } from '../http/fields.ts';
import type { Answers, Endpoint, FormBody, FilesBody, Json, JsonBody } from './endpoint.ts';
import type { Identity, Proof } from './identity.ts';
import { readJson } from './input/json-body.ts';
import { readFieldTexts, readQuery } from './input/texts.ts';
import type { RateLimits } from './rate-limits.ts';
import { route, type PathTypes } from './routes.ts';
import type { Visitor } from './visitor.ts';

/** A route that knows what it was declared as. */
export interface DeclaredRoute extends Route {
  readonly endpoint: Endpoint;
}

/** What the query of an endpoint is read as; undefined where none is declared. */
export type QueryOf<Declared> = Declared extends { readonly query: infer Schema extends z.ZodObject }
  ? z.output<Schema>
  : undefined;

type BodyOf<Declared> = Declared extends { readonly body: JsonBody<infer Schema> }
  ? z.output<Schema>
  : undefined;

/** The JSON of an answer with that status; any of them where it is not known before. */
type AnswerOf<All extends Answers, Code extends number> = Code extends keyof All ? All[Code] : All[keyof All];

/** Answers in JSON, of the schema that is declared for the status. */
type Reply<All extends Answers> = <Code extends number>(
  status: Code,
  body: Json<Extract<AnswerOf<All, Code>, z.ZodType>>,
  headers?: ResponseHeaders,
) => Response;

/** A request that was checked by the declaration of its endpoint. */
export interface Asked<Declared extends Endpoint> {
  readonly request: Request;
  readonly context: Context<ParamsOf<Declared['template'], PathTypes>>;
  /** Who asks, and may. */
  readonly visitor: Visitor;
  readonly query: QueryOf<Declared>;
  /** What the body says, where it is JSON. Any other is read by the handler. */
  readonly body: BodyOf<Declared>;
  readonly reply: Reply<Declared['answers']>;
}

export type EndpointHandler<Declared extends Endpoint> = (
  asked: Asked<Declared>,
) => Response | Promise<Response>;

/** What the checks of a request need. */
export interface EndpointParts {
  readonly identity: Identity;
  readonly rateLimits: RateLimits;
  readonly now: () => Date;
}

/** Joins an endpoint and its handler to a route. */
export type EndpointRoute = ReturnType<typeof endpointRoutes>;

/**
 * Makes the function that joins an endpoint and its handler to a route. A request is asked who it is from and counted,
 * then its query is read, then its body; what is wrong there is refused before the handler is called.
 */
export function endpointRoutes({ identity, rateLimits, now }: EndpointParts) {
  return function answer<const Declared extends Endpoint>(
    endpoint: Declared,
    handler: EndpointHandler<NoInfer<Declared>>,
  ): DeclaredRoute {
    const { method, template, counted, query, body, does } = endpoint;
    const made = route<string>(method, template, async (request, context: Context) => {
      const visitor = await admit(identity, endpoint, request, context);
      if (counted !== undefined) await rateLimits.take(counted, request, visitor);
      const asked = {
        request,
        context,
        visitor,
        query: query && readQuery(query, context.target.query, does),
        body:
          body?.kind === 'json' ? await readJson(request, body.schemaAt(now()), body.bytesMax) : undefined,
        reply: respondJson,
      };
      return handler(asked as unknown as Asked<Declared>);
    });
    return { ...made, endpoint };
  };
}

/** What a form may always bring along: by it a session shows that the form is from one of its pages. */
const FORM_TOKEN = 'formToken';

/** The values of a form, by the schema of its fields. */
export type FormOf<Declared> = Declared extends {
  readonly body: FormBody<infer Schema> | FilesBody<infer Schema>;
}
  ? z.output<Schema>
  : undefined;

/**
 * What the declaration of an endpoint lets its page do with a request, one step after the other, as a page shows a form
 * again whatever goes wrong at any of them.
 */
export interface PageCall<Query, Form, All extends Answers> {
  /** Who asks, when they may. Rejects like `admit`; `proof` is what a form shows. */
  readonly admit: (proof?: Proof) => Promise<Visitor>;
  /** What the query says. Throws malformed. */
  readonly query: () => Query;
  /** The fields of the form, as they were typed. Rejects like `readFields`. */
  readonly fields: () => Promise<Fields>;
  /** The values of the fields. Throws malformed, with every mistake. */
  readonly form: (fields: Fields) => Form;
  readonly reply: Reply<All>;
}

/** The call of an endpoint. */
export type Call<Declared extends Endpoint> = PageCall<
  QueryOf<Declared>,
  FormOf<Declared>,
  Declared['answers']
>;

export type PageHandler<Declared extends Endpoint> = (
  request: Request,
  context: Context<ParamsOf<Declared['template'], PathTypes>>,
  call: Call<Declared>,
) => Response | Promise<Response>;

/** Joins an endpoint and the handler of its page to a route. */
export type PageRoute = ReturnType<typeof pageRoutes>;

/** Makes the function that joins an endpoint and the handler of its page to a route. */
export function pageRoutes({ identity, now }: Pick<EndpointParts, 'identity' | 'now'>) {
  return function page<const Declared extends Endpoint>(
    endpoint: Declared,
    handler: PageHandler<NoInfer<Declared>>,
  ): DeclaredRoute {
    const { method, template, query, body, does } = endpoint;
    const form = body?.kind === 'form' ? body : undefined;
    const fieldsAt = form?.schemaAt;
    const made = route<string>(method, template, (request, context: Context) => {
      const call = {
        admit: (proof) => admit(identity, endpoint, request, context, proof),
        query: () => query && readQuery(query, queryFor(query, context.target.query), does),
        fields: () =>
          readFields(request, [FORM_TOKEN, ...Object.keys(fieldsAt?.(now()).shape ?? {})], form?.bytesMax),
        form: (fields) => fieldsAt && readFieldTexts(fieldsAt(now()), fields, does),
        reply: respondJson,
      } as Call<Endpoint>;
      return handler(request, context as never, call as unknown as Call<Declared>);
    });
    return { ...made, endpoint };
  };
}

/** What a query asks for. Every address accepts `format`, which most schemas do not have. */
function queryFor(schema: z.ZodObject, query: URLSearchParams): URLSearchParams {
  if (FORM_PARAMETER in schema.shape) return query;
  return new URLSearchParams([...query].filter(([name]) => name !== FORM_PARAMETER));
}

/** What a form shows of who sends it. */
export function proofIn(fields: Pick<Fields, 'get'>): Proof {
  return { formToken: fields.get(FORM_TOKEN) };
}

/**
 * Who a request is from, when the endpoint is for them. Rejects like the method of `Identity` that it asks; `proof` is what a
 * form has.
 */
async function admit(
  identity: Identity,
  { needs, method, changesNothing, changesOwn }: Endpoint,
  request: Request,
  context: Context,
  proof: Proof = {},
): Promise<Visitor> {
  const isReading = method === 'GET' || changesNothing === true;
  switch (needs) {
    case 'everybody':
      return identity.stranger(context.ip);
    case 'anybody':
      if (isReading) return identity.visitor(request, context);
      if (changesOwn) return identity.anybody(request, context, proof);
      return identity.unbanned(await identity.anybody(request, context, proof));
    case 'publisher':
    case 'owner':
      return isReading
        ? identity.require(request, context, 'uploader', proof)
        : identity.publisher(request, context, proof);
    case 'uploader':
      if (isReading) return identity.require(request, context, needs, proof);
      return identity.unbanned(await identity.require(request, context, needs, proof));
    default:
      return identity.require(request, context, needs, proof);
  }
}

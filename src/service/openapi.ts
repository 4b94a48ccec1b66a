import { z } from 'zod';
import { FINDING, PROBLEM } from './answer-values.ts';
import { AUDIT_ENTRY } from './audit-query.ts';
import { CHECK_REPORT } from './check-report.ts';
import { COLLECTION } from './collection-json.ts';
import type { Body, Endpoint } from './endpoint.ts';
import { BLOCK, REPORT } from './endpoints/moderation.ts';
import { API_PREFIX } from './endpoints/prefix.ts';
import { NOTES, PATH_PARAMETERS, WHO } from './openapi-notes.ts';
import { UPLOAD_RESULTS } from './results-json.ts';
import { TOKEN } from './token-json.ts';
import { TORRENT, TORRENT_DETAILS } from './torrent-json.ts';

/** A part of a document in JSON. */
export type JsonPart = Readonly<Record<string, unknown>>;

/** An operation of the description, as far as the reference page reads it. */
export interface Operation {
  readonly operationId: string;
  /** What it is about: generators of clients group operations by it. */
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseDescription>>;
  readonly security: readonly JsonPart[];
}

/** What is answered with a status: by media type, or without content. */
export interface ResponseDescription {
  readonly description: string;
  readonly content?: Content;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonPart;
}

type Content = Readonly<Record<string, { readonly schema: JsonPart }>>;

/** A description of an API by OpenAPI 3.1. */
export interface ApiDescription {
  readonly openapi: string;
  readonly info: JsonPart;
  readonly servers: readonly JsonPart[];
  readonly tags: readonly JsonPart[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonPart>>;
    readonly securitySchemes: JsonPart;
  };
}

/** What is described under a name of its own, because several answers have it. */
const SHARED = {
  Torrent: TORRENT,
  TorrentDetails: TORRENT_DETAILS,
  Problem: PROBLEM,
  Finding: FINDING,
  Collection: COLLECTION,
  CheckReport: CHECK_REPORT,
  UploadResults: UPLOAD_RESULTS,
  Token: TOKEN,
  Report: REPORT,
  Block: BLOCK,
  AuditEntry: AUDIT_ENTRY,
} as const;

const COMPONENTS = '#/components/schemas/';

/** The description of an API whose paths follow that address. */
export type DescribeApi = (url: string) => ApiDescription;

/**
 * Makes the function that describes these endpoints by OpenAPI 3.1, from the schemas that check their requests and
 * answers. They are read once, when it is first called: that takes 5 ms.
 */
export function createApiDescriber(endpoints: readonly Endpoint[], version: string): DescribeApi {
  let described: Omit<ApiDescription, 'servers'> | undefined;
  return (url) => {
    described ??= describeApi(endpoints, version);
    return { ...described, servers: [{ url }] };
  };
}

function describeApi(endpoints: readonly Endpoint[], version: string): Omit<ApiDescription, 'servers'> {
  const schemas = new NamedSchemas();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.template.replaceAll(/:[a-z]+(?=\})/gi, '');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Torrentry',
      version,
      description:
        'Publish, find and manage torrents. Sizes are bytes, times are RFC 3339, infohashes are lower-case hex.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [...new Set(endpoints.map(({ template }) => tagOf(template)))].map((name) => ({
      name,
      description: `What is at ${API_PREFIX}/${name}`,
    })),
    paths,
    components: { schemas: schemas.toJson(), securitySchemes: SECURITY_SCHEMES },
  };
}

const SECURITY_SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: {
    type: 'http',
    scheme: 'basic',
    description: 'The token is the password. The name can be anything.',
  },
} as const;

const ANY_SCHEME = Object.keys(SECURITY_SCHEMES).map((scheme) => ({ [scheme]: [] }));

function operationOf(endpoint: Endpoint, schemas: NamedSchemas): Operation {
  const { does, needs, query, body, template } = endpoint;
  const operationId = toCamelCase(does);
  const mayBeWithout = needs === 'everybody' || needs === 'anybody' || needs === 'publisher';
  return {
    operationId,
    tags: [tagOf(template)],
    summary: does.charAt(0).toUpperCase() + does.slice(1),
    description: WHO[needs],
    parameters: [...pathParameters(template), ...(query === undefined ? [] : queryParameters(query))],
    ...(body && { requestBody: { required: true, content: contentOf(body, operationId, schemas) } }),
    responses: responsesOf(endpoint, operationId, schemas),
    security: mayBeWithout ? [{}, ...ANY_SCHEME] : ANY_SCHEME,
  };
}

/** The first part of a path behind the version of the API, as in `torrents`. */
function tagOf(template: string): string {
  const [first = ''] = template.slice(API_PREFIX.length + 1).split('/');
  return first;
}

function pathParameters(template: string): readonly Parameter[] {
  const parameters = template.split('/').filter((part) => part.startsWith('{'));
  return parameters.map((parameter) => {
    const [name = '', type = ''] = parameter.slice(1, -1).split(':');
    const { description, ...schema } = PATH_PARAMETERS[type] ?? { type: 'string' };
    const about = typeof description === 'string' ? { description } : {};
    return { name, in: 'path', required: true, ...about, schema };
  });
}

function queryParameters(query: z.ZodObject): readonly Parameter[] {
  const { properties = {}, required = [] } = toJsonSchema(query) as {
    readonly properties?: Readonly<Record<string, JsonPart>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description = NOTES[name], ...schema }]) => {
    const about = typeof description === 'string' ? { description } : {};
    return { name, in: 'query', required: required.includes(name), ...about, schema };
  });
}

function contentOf(body: Body, operationId: string, schemas: NamedSchemas): Content {
  const name = `${toPascalCase(operationId)}Body`;
  // A schema may refuse times that are past, which no description says.
  if (body.kind === 'json')
    return { 'application/json': { schema: schemas.refer(body.schemaAt(new Date(0)), name) } };
  if (body.kind === 'form') {
    return {
      'application/x-www-form-urlencoded': { schema: schemas.refer(body.schemaAt(new Date(0)), name) },
    };
  }
  const fields = body.fields === undefined ? {} : toJsonSchema(body.fields)['properties'];
  const file = { type: 'string', contentMediaType: 'application/x-bittorrent' };
  const properties = { file: { type: 'array', items: file, minItems: 1 }, ...(fields as JsonPart) };
  return {
    'application/x-bittorrent': { schema: {} },
    'multipart/form-data': { schema: { type: 'object', properties, required: ['file'] } },
  };
}

function responsesOf(
  { answers, otherTypes = [] }: Endpoint,
  operationId: string,
  schemas: NamedSchemas,
): Operation['responses'] {
  const problem = { 'application/problem+json': { schema: { $ref: `${COMPONENTS}Problem` } } };
  const responses = Object.entries(answers).map(([status, schema]) => {
    const isRefusal = /^[45]/.test(status);
    if (schema === null || schema === undefined)
      return [status, { description: descriptionOf(status) }] as const;
    const json = {
      'application/json': { schema: schemas.refer(schema, `${toPascalCase(operationId)}Answer`) },
    };
    const others = Object.fromEntries(otherTypes.map((type) => [type, { schema: { type: 'string' } }]));
    const content = { ...json, ...(isRefusal && problem), ...(status === '200' && others) };
    return [status, { description: descriptionOf(status), content }] as const;
  });
  return {
    ...Object.fromEntries(
      ['4XX', '5XX'].map((status) => [status, { description: descriptionOf(status), content: problem }]),
    ),
    ...Object.fromEntries(responses),
  };
}

function descriptionOf(status: string): string {
  if (status === '204') return 'Done';
  if (status === '207') return 'Only a part of it was done';
  if (status === '201') return 'Created';
  if (status === '5XX') return 'Failed';
  return status.startsWith('4') ? 'Refused' : 'The answer';
}

/** The schemas that a document refers to by a name. */
class NamedSchemas {
  readonly #registry = z.registry<{ id: string }>();

  constructor() {
    for (const [id, schema] of Object.entries(SHARED)) this.#registry.add(schema, { id });
  }

  /** A reference to the schema under the name that it has, or gets now. */
  refer(schema: z.ZodType, name: string): JsonPart {
    const known = this.#registry.get(schema)?.id;
    if (known === undefined) this.#registry.add(schema, { id: name });
    return { $ref: COMPONENTS + (known ?? name) };
  }

  toJson(): Readonly<Record<string, JsonPart>> {
    const { schemas } = z.toJSONSchema(this.#registry, { ...OPTIONS, uri: (id) => COMPONENTS + id });
    return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutMeta(schema)]));
  }
}

/** How requests are written, and what answers have. What JSON Schema cannot say is left open. */
const OPTIONS = {
  io: 'input',
  unrepresentable: 'any',
  override({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
    // The format says the same in one word.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    // `maxItems` says that no more follow, and some generators read no schema that is only `false`.
    if (jsonSchema.items === false) jsonSchema.items = {};
  },
} as const;

function toJsonSchema(schema: z.ZodType): JsonPart {
  return withoutMeta(z.toJSONSchema(schema, OPTIONS));
}

function withoutMeta({ $schema: _schema, $id: _id, ...schema }: JsonPart): JsonPart {
  return schema;
}

/** `list torrents` as `listTorrents`. */
function toCamelCase(does: string): string {
  const [verb = '', ...words] = does.split(' ').filter((word) => !/^(?:the|a|an|these)$/.test(word));
  return verb + words.map(toPascalCase).join('');
}

function toPascalCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { html, joinHtml, type Html } from '../../http/html.ts';
import type { ApiDescription, JsonPart, Operation } from '../../service/openapi.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { apiExamples, type ApiExample } from './api-examples.ts';

const TITLE = 'API reference';

/** Every operation of the API with what it is sent and answers, from its description; in English, as the API is. */
export function apiReferencePage(description: ApiDescription, frame: Frame): string {
  const groups = Object.entries(Object.groupBy(operationsOf(description), ({ group }) => group));
  const content = html`<article class="reference" lang="en" dir="ltr">
    <h1>${TITLE}</h1>
    <p>
      The API speaks JSON. Its description by OpenAPI 3.1 is at
      <a href="${frame.addresses.apiDescription}">${frame.publicAddresses.apiDescription}</a>: make a client
      from it, or read on. Sizes are bytes, times are RFC 3339, and infohashes are lower-case hex. Each list
      has <code>items</code> and <code>next</code>, the cursor of the next page or null. Each refusal is a
      <a href="#Problem">problem</a> (RFC 9457) with the reason, a hint, and a link to a page about it.
    </p>
    <nav aria-label="Operations">
      <ul>
        ${groups.flatMap(([, operations = []]) => operations.map(({ operation }) => entry(operation)))}
      </ul>
    </nav>
    <h2>Examples</h2>
    ${apiExamples(frame.publicAddresses.api).map((example) => exampleOf(example, frame))}
    ${groups.map(
      ([group, operations = []]) =>
        html`<h2>${group}</h2>
          ${operations.map(sectionOf)}`,
    )}
    <h2>Schemas</h2>
    ${Object.entries(description.components.schemas).map(([name, schema]) => schemaOf(name, schema))}
  </article>`;
  return layout({ title: TITLE, isTitleEnglish: true, content }, frame);
}

interface Described {
  readonly group: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function operationsOf({ paths }: ApiDescription): readonly Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      group: groupOf(path),
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

/** `/api/v1/feed-keys/{id}` as `Feed keys`. */
function groupOf(path: string): string {
  const [, , , name = ''] = path.split('/');
  const text = name.replace('openapi.json', 'description').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function entry({ operationId, summary }: Operation): Html {
  return html`<li><a href="#${operationId}">${summary}</a></li> `;
}

function exampleOf({ title, curl, javascript, python }: ApiExample, frame: Frame): Html {
  return html`<h3>${title}</h3>
    ${copiedLine(curl, code('curl'), frame)}
    <details>
      <summary>JavaScript</summary>
      ${copiedLine(javascript, code('JavaScript'), frame)}
    </details>
    <details>
      <summary>Python</summary>
      ${copiedLine(python, code('Python'), frame)}
    </details>`;
}

function sectionOf({ method, path, operation }: Described): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const members = parameters.map(({ name, required, schema, description: about }) => ({
    name,
    required,
    type: typeOf(schema),
    about,
  }));
  return html`<section id="${operationId}">
    <h3>${summary}</h3>
    <p>${code(`${method} ${path}`)}</p>
    <p>${description}</p>
    ${members.length > 0 && memberTable('Parameters', members)}
    ${requestBody && html`<p>Body: ${contentOf(requestBody.content)}</p>`}
    <ul>
      ${Object.entries(responses).map(
        ([status, { description: what, content }]) =>
          html`<li>${code(status)} ${what}${content && html`: ${contentOf(content)}`}</li> `,
      )}
    </ul>
  </section>`;
}

function contentOf(content: Readonly<Record<string, { readonly schema: JsonPart }>>): Html {
  const types = Object.entries(content).map(
    ([type, { schema }]) =>
      html`${code(type)}${Object.keys(schema).length > 0 && html` (${typeOf(schema)})`}`,
  );
  return separated(types, ', ');
}

interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly type: Html;
  readonly about?: string | undefined;
}

function memberTable(caption: string, members: readonly Member[]): Html {
  return html`<div class="scroll">
    <table class="detailed">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Notes</th>
        </tr>
      </thead>
      <tbody>
        ${members.map(
          ({ name, required, type, about }) =>
            html`<tr>
              <td>${code(name)}</td>
              <td>${type}</td>
              <td>${required ? 'required' : 'optional'}${about !== undefined && `: ${about}`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function schemaOf(name: string, schema: JsonPart): Html {
  const members = membersOf(schema);
  return html`<section id="${name}">
    <h3>${name}</h3>
    ${members.length > 0 ? memberTable(name, members) : html`<p>${typeOf(schema)}</p>`}
  </section>`;
}

function membersOf({ properties = {}, required = [] }: JsonPart): readonly Member[] {
  const names = required as readonly string[];
  return Object.entries(properties as Readonly<Record<string, JsonPart>>).map(([name, schema]) => ({
    name,
    required: names.includes(name),
    type: typeOf(schema),
    about: typeof schema['description'] === 'string' ? schema['description'] : undefined,
  }));
}

const REFERENCE = '#/components/schemas/';

/** A schema in a few words, with links to those that have a name. */
function typeOf(schema: JsonPart): Html {
  const { $ref, type, format, items, properties } = schema;
  const words = schema['enum'] ?? (schema['const'] === undefined ? undefined : [schema['const']]);
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (typeof $ref === 'string') {
    const name = $ref.replace(REFERENCE, '');
    return html`<a href="#${name}">${name}</a>`;
  }
  if (Array.isArray(words))
    return separated(
      words.map((word) => code(JSON.stringify(word))),
      ' or ',
    );
  if (Array.isArray(choices)) return separated((choices as readonly JsonPart[]).map(typeOf), ' or ');
  if (Array.isArray(type)) return html`${type.join(' or ')}`;
  if (type === 'array') return html`array of ${typeOf((items ?? {}) as JsonPart)}`;
  if (type === 'object' && properties !== undefined) {
    const names = Object.keys(properties as JsonPart).map((name) => code(name));
    return html`object of ${separated(names, ', ')}`;
  }
  if (typeof type !== 'string') return html`anything`;
  return html`${type}${typeof format === 'string' && ` (${format})`}`;
}

function separated(parts: readonly Html[], separator: string): Html {
  return joinHtml(parts.map((part, index) => (index === 0 ? part : html`${separator}${part}`)));
}

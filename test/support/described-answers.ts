import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { ApiDescription, Operation, ResponseDescription } from '../../src/service/openapi.ts';

/** Finds out whether an answer of the API is as the OpenAPI document describes it. */
export type DescribedCheck = (method: string, template: string, answer: Response) => Promise<void>;

/**
 * Makes the check of answers against an OpenAPI document: their status and media type have to be described, and their JSON
 * is valid by the schema there (JSON Schema 2020-12).
 */
export function describedCheck({ paths, components }: ApiDescription): DescribedCheck {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, formats: fullFormats });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'api', components });
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
    const validator = validators.get(text) ?? ajv.compile(JSON.parse(text) as object);
    validators.set(text, validator);
    return validator;
  };
  return async (method, template, answer) => {
    const path = template.replaceAll(/:[a-z]+(?=\})/gi, '');
    const what = `${method} ${path} answered ${answer.status}`;
    const operation = paths[path]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`${what}: the document does not have it`);
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    const { content } = responseOf(operation, answer.status);
    if (content === undefined) {
      if (type === '') return;
      throw new Error(`${what} as ${type}, and its description has no content`);
    }
    const described = content[type];
    if (described === undefined) throw new Error(`${what} as "${type}", which is not described`);
    if (!/[/+]json$/.test(type)) return;
    const isValid = validatorOf(described.schema);
    if (!isValid(await answer.clone().json()))
      throw new Error(`${what} with other JSON than is described: ${ajv.errorsText(isValid.errors)}`);
  };
}

/** Where a status is described: by itself, or with its class, or with all others. */
function responseOf({ responses }: Operation, status: number): ResponseDescription {
  const found = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses['default'];
  if (found === undefined) throw new Error(`The description does not have the status ${status}`);
  return found;
}

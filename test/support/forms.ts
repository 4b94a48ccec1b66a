import { expect } from 'vitest';
import type { AuditEntry } from '../../src/events/audit.ts';
import type { TestService } from './service.ts';

type Headers = Readonly<Record<string, string>>;

/** A page as whoever has these headers gets it. */
export async function readPage(service: TestService, path: string, headers: Headers = service.authorization) {
  const answer = await service.request(path, { headers: { ...headers, accept: 'text/html' } });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** Sends the fields of a form; several of one name as an array. */
export function sendForm(
  service: TestService,
  path: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  headers: Headers = service.authorization,
): Promise<Response> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
    ),
  );
  return service.request(path, { method: 'POST', body, headers: { ...headers, accept: 'text/html' } });
}

/** Sends JSON to the API. */
export function sendJson(
  service: TestService,
  path: string,
  body: object,
  headers: Headers = service.authorization,
): Promise<Response> {
  const json = { ...headers, 'content-type': 'application/json' };
  return service.request(path, { method: 'POST', body: JSON.stringify(body), headers: json });
}

/** The newest lines of the audit, as `action object`, but for those of sessions. */
export async function auditOf(service: TestService): Promise<readonly string[]> {
  const answer = await service.request('/api/v1/audit', { headers: service.authorization });
  const { items } = (await answer.json()) as { items: readonly AuditEntry[] };
  return items
    .map(({ action, object }) => `${action} ${object}`)
    .filter((line) => !line.startsWith('session'));
}

import { FastResponse } from 'srvx/node';
import { partsOf, respondParts, type ResponseHeaders } from './respond.ts';

/** The same answer with these headers, in lower case, added or in place of its own. */
export function withHeaders(response: Response, headers: ResponseHeaders): Response {
  const parts = partsOf(response);
  if (parts !== undefined) return respondParts({ ...parts, headers: { ...parts.headers, ...headers } });
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new FastResponse(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers: all,
  });
}

/** The value of a header of an answer, without making a Headers object for an answer of `respond`. */
export function headerOf(response: Response, name: string): string | null {
  const parts = partsOf(response);
  return parts === undefined ? response.headers.get(name) : (parts.headers[name] ?? null);
}

import { FastResponse } from 'srvx/node';
import { partsOf, respondParts, type ResponseHeaders } from './respond.ts';

/** The same answer with these headers, in lower case, beside its own or in their place. */
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

/** The value of a header of an answer, without making a Headers object of those that this program made. */
export function headerOf(response: Response, name: string): string | null {
  const parts = partsOf(response);
  return parts === undefined ? response.headers.get(name) : (parts.headers[name] ?? null);
}

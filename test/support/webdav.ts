import { expect } from 'vitest';
import type { TestService } from './service.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml.ts';

/** What a client sees of one file or folder. */
export interface Seen {
  readonly href: string;
  /** The properties that it has, by their names as the answer writes them. */
  readonly properties: ReadonlyMap<string, XmlElement>;
}

/** Asks as a WebDAV client with the admin's token, or with other headers; an empty `authorization` is that of a stranger. */
export function davRequest(
  service: TestService,
  method: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<Response> {
  const { authorization, ...others } = { ...service.authorization, ...headers };
  return service.request(path, {
    method,
    headers: { ...others, ...(authorization !== '' && { authorization }) },
    ...(body !== undefined && { body }),
  });
}

/** Reads an answer to PROPFIND. */
export async function readSeen(answer: Response): Promise<readonly Seen[]> {
  expect(answer.status).toBe(207);
  return childrenOf(parseXml(await answer.text()), 'D:response').map((response) => {
    const found = childrenOf(response, 'D:propstat').filter((propstat) =>
      childOf(propstat, 'D:status').text.includes(' 200 '),
    );
    const properties = found.flatMap((propstat) => childOf(propstat, 'D:prop').children);
    return {
      href: childOf(response, 'D:href').text,
      properties: new Map(properties.map((property) => [property.name, property])),
    };
  });
}

/** The addresses of a folder and of what is in it, as that client sees them. */
export async function listFolder(
  service: TestService,
  path: string,
  headers: Record<string, string> = {},
): Promise<readonly string[]> {
  const answer = await davRequest(service, 'PROPFIND', path, { headers: { depth: '1', ...headers } });
  return (await readSeen(answer)).map(({ href }) => href);
}

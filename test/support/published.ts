import { expect } from 'vitest';
import type { TestService } from './service.ts';
import { makeTorrent } from './torrents.ts';

/** A torrent of the service, as its JSON tells of it. */
export interface PublishedTorrent {
  readonly infohashV1: string;
  readonly sha256: string;
  readonly state: string;
  readonly title: string | null;
  readonly tags: readonly string[];
  /** The path of its page. */
  readonly page: string;
  /** The path and query that an anonymous publisher was given; undefined for others. */
  readonly deletion: string | undefined;
}

/** Publishes a torrent of that name at that path. Somebody else than the admin is named by their headers. */
export function publishTorrent(
  service: TestService,
  path = '/a/x.torrent',
  name = 'x',
  headers: Readonly<Record<string, string>> = service.authorization,
): Promise<PublishedTorrent> {
  return publishBytes(service, path, makeTorrent({ name }), headers);
}

/** The same for a torrent that is there already. */
export async function publishBytes(
  service: TestService,
  path: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = service.authorization,
): Promise<PublishedTorrent> {
  const init = { method: 'PUT', body, headers: { ...headers, accept: 'application/json' } };
  const answer = await service.request(path, init);
  expect(answer.status, path).toBeLessThan(300);
  const { links, ...torrent } = (await answer.json()) as PublishedTorrent & {
    links: { page: string; delete?: string };
  };
  const deletion = links.delete?.slice(service.url.length - 1);
  return { ...torrent, page: new URL(links.page).pathname, deletion };
}

/** The torrent as it stands now, for whoever has these headers. */
export async function readTorrent(
  service: TestService,
  page: string,
  headers: Readonly<Record<string, string>> = service.authorization,
): Promise<PublishedTorrent> {
  const answer = await service.request(page, { headers: { ...headers, accept: 'application/json' } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as PublishedTorrent;
}

/** Changes fields of the torrent, by the API. */
export async function editTorrent(service: TestService, page: string, changes: object): Promise<void> {
  const answer = await service.request(`/api/v1${page}`, {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  expect(answer.status).toBe(200);
}

/** The headers of a program with a new token of that role. */
export async function tokenOf(
  { app }: TestService,
  role: 'reader' | 'uploader' | 'moderator',
  terms: { readonly name?: string; readonly collection?: string } = {},
): Promise<{ readonly secret: string; readonly headers: { readonly authorization: string } }> {
  const actor = { tokenId: undefined, name: 'test', via: 'command line', ip: undefined } as const;
  const { secret } = await app.access.issue({ name: role, role, ...terms }, actor);
  return { secret, headers: { authorization: `Bearer ${secret}` } };
}

/** The value of a field that a form of the page holds. */
export function valueIn(page: string, field: string): string {
  return new RegExp(`name="${field}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '';
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER } from '../../../src/events/audit.ts';
import { ROLES, type Role } from '../../../src/access/token.ts';
import { openService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import type { Endpoint } from '../../../src/service/endpoint.ts';
import { ENDPOINTS, nameOf } from '../../support/declared.ts';

type Caller = 'stranger' | Role;

const CALLERS: readonly Caller[] = ['stranger', ...ROLES];

const NAMED = ENDPOINTS.map((endpoint) => [nameOf(endpoint), endpoint] as const);

/** What a stranger may still ask for where reading needs a token. Torznab refuses them in an answer of its own. */
const OPEN_WHEN_PRIVATE =
  /^(?:GET|POST|ANY) \/(?:login|logout|language|assets|favicon|robots|docs\/problems|healthz|readyz|torznab|manifest|\.well-known\/security)/;

let count = 0;

/** A service with a token of each role, by which every address can be asked. */
class Instance {
  readonly service: TestService;
  readonly #secrets: ReadonlyMap<Caller, string>;

  constructor(service: TestService, secrets: ReadonlyMap<Caller, string>) {
    this.service = service;
    this.#secrets = secrets;
  }

  static async open(settings: { read: 'open' | 'token' }): Promise<Instance> {
    const service = await openService({
      ...settings,
      data: mkdtempSync(join(tmpdir(), 'torrentry-test-')),
      limitUploads: 'off',
      publishers: 'pages',
      limitReports: 'off',
      limitLogins: 'off',
    });
    const secrets = new Map<Caller, string>();
    for (const role of ROLES) {
      const { secret } = await service.app.access.issue({ name: role, role }, SERVER);
      secrets.set(role, secret);
    }
    return new Instance(service, secrets);
  }

  headersOf(caller: Caller): Record<string, string> {
    const secret = this.#secrets.get(caller);
    return secret === undefined ? {} : { authorization: `Bearer ${secret}` };
  }

  secretOf(caller: Caller): string {
    return this.#secrets.get(caller) ?? '';
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.service.folder, { recursive: true });
  }

  /**
   * Asks an address, made of its template and a torrent that the admin has just published, with an empty body of the
   * type that the address takes: who asks is settled before what they ask for.
   */
  async ask(endpoint: Endpoint, caller: Caller, headers = {}): Promise<Response> {
    const { method, template } = endpoint;
    const file = `thing-${count++}`;
    const body = makeTorrent({ name: file });
    const folder = template.startsWith('/{file') ? '' : 'things/';
    const published = await this.service.request(`/${folder}${file}.torrent`, {
      method: 'PUT',
      body,
      headers: { ...this.headersOf('admin'), accept: 'application/json' },
    });
    expect(published.status).toBe(201);
    const { infohashV1 } = (await published.json()) as { infohashV1: string };
    if (template.endsWith('/restore')) {
      const init = { method: 'DELETE', headers: this.headersOf('admin') };
      expect((await this.service.request(`/torrents/${infohashV1}`, init)).status).toBe(204);
    }
    const path = template
      .replaceAll(/\[.*?\]/g, '')
      .replace('{infohash:infohash}', infohashV1)
      .replace('{collection:segments}', 'things')
      .replace('{file:torrentFile}', `${file}.torrent`)
      .replace('{path:folder}', 'nothing-here')
      .replaceAll(/\{\w+:digits\}/g, '999999')
      .replaceAll(/\{[^}]*\}/g, 'nothing');
    return this.service.request(path, {
      method,
      ...this.bodyFor(endpoint, { ...this.headersOf(caller), ...headers }),
    });
  }

  /** A body of the type that the endpoint takes, with nothing in it; but who signs in has to have a token. */
  bodyFor({ method, template, body }: Endpoint, headers: Record<string, string>): RequestInit {
    if (method === 'GET' || method === 'DELETE') return { headers };
    if (body?.kind === 'files' && body.fields !== undefined) {
      const form = new FormData();
      form.append('file', new Blob([]), 'empty.torrent');
      return { headers, body: form };
    }
    if (body?.kind === 'json') {
      return { headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
    }
    const type = 'application/x-www-form-urlencoded';
    const token = template === '/login' ? `token=${this.secretOf('reader')}` : '';
    return { headers: { ...headers, 'content-type': type }, body: token };
  }
}

/** Whether the caller gets past the question who they are; what becomes of the rest of the request is not asked. */
function expectedOf({ needs }: Endpoint, caller: Caller): 'in' | 401 | 403 {
  if (needs === 'everybody' || needs === 'anybody') return 'in';
  const needed = needs === 'owner' ? 'moderator' : needs === 'publisher' ? 'uploader' : needs;
  if (caller === 'stranger') return 401;
  return ROLES.indexOf(caller) >= ROLES.indexOf(needed) ? 'in' : 403;
}

describe('who may', () => {
  let open: Instance;
  let closed: Instance;

  beforeAll(async () => {
    open = await Instance.open({ read: 'open' });
    closed = await Instance.open({ read: 'token' });
  });
  afterAll(async () => {
    await open.close();
    await closed.close();
  });

  it('is declared for every address that there is, once', () => {
    const routes = open.service.app.routes.map(nameOf);
    expect(routes.toSorted()).toEqual(ENDPOINTS.map(nameOf).toSorted());
    expect(open.service.app.endpoints.map(nameOf).toSorted()).toEqual(routes.toSorted());
  });

  it.each(NAMED)('%s is for those whom it is declared for', async (_name, endpoint) => {
    for (const caller of CALLERS) {
      const { status } = await open.ask(endpoint, caller);
      const found = status === 401 || status === 403 ? status : 'in';
      expect(found, `${caller}: ${status}`).toBe(expectedOf(endpoint, caller));
    }
  });

  it.each(NAMED)('%s says nothing to strangers where reading takes a token', async (name, endpoint) => {
    const { status, headers } = await closed.ask(endpoint, 'stranger');
    if (OPEN_WHEN_PRIVATE.test(name)) expect(status).not.toBe(500);
    else expect([status, headers.get('etag'), headers.get('location')]).toEqual([401, null, null]);
  });

  it.each(
    NAMED.filter(([, { method, needs }]) => method !== 'GET' && needs !== 'everybody' && needs !== 'anybody'),
  )(
    '%s takes no cookie for a change without the form token, nor one from another site',
    async (_name, endpoint) => {
      const { secret } = await open.service.app.access.signIn(open.secretOf('admin'), {
        userAgent: 'test',
        ip: undefined,
      });
      const cookie = `torrentry=${secret}`;
      const origin = new URL(open.service.url).origin;
      for (const headers of [
        { cookie, origin },
        { cookie, 'sec-fetch-site': 'same-origin' },
        { cookie },
        { cookie, origin: 'https://evil.example' },
        { cookie, origin: 'null' },
        { cookie, 'sec-fetch-site': 'cross-site' },
      ]) {
        expect((await open.ask(endpoint, 'stranger', headers)).status).toBe(403);
      }
    },
  );
});

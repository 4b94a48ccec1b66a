import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER } from '../../../src/events/audit.ts';
import { ROLES, type Role } from '../../../src/access/token.ts';
import { openService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { PERMISSIONS, type Needs } from './permissions-table.ts';

type Caller = 'stranger' | Role;

const CALLERS: readonly Caller[] = ['stranger', ...ROLES];

/** What somebody without a token may still ask for where reading takes one. */
const OPEN_WHEN_PRIVATE =
  /^(?:GET|POST|ANY) \/(?:login|logout|language|assets|favicon|robots|healthz|readyz)/;

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
  async ask(method: string, template: string, caller: Caller, headers = {}): Promise<Response> {
    const file = `thing-${count++}`;
    const body = makeTorrent({ name: file });
    const published = await this.service.request(`/things/${file}.torrent`, {
      method: 'PUT',
      body,
      headers: { ...this.headersOf('admin'), accept: 'application/json' },
    });
    expect(published.status).toBe(201);
    const { infohashV1 } = (await published.json()) as { infohashV1: string };
    const path = template
      .replaceAll(/\[.*?\]/g, '')
      .replace('{infohash:infohash}', infohashV1)
      .replace('{collection:segments}', 'things')
      .replace('{file:torrentFile}', `${file}.torrent`)
      .replace('{path:folder}', 'nothing-here')
      .replace(/\{\w+:digits\}/, '999999')
      .replaceAll(/\{[^}]*\}/g, 'nothing');
    return this.service.request(path, {
      method: method === 'ANY' ? 'GET' : method,
      ...bodyFor(method, template, { ...this.headersOf(caller), ...headers }),
    });
  }
}

function bodyFor(method: string, template: string, headers: Record<string, string>): RequestInit {
  if (method === 'GET' || method === 'ANY' || method === 'DELETE') return { headers };
  if (template.startsWith('/upload') || template.endsWith('/replace')) {
    const body = new FormData();
    body.append('file', new Blob([]), 'empty.torrent');
    return { headers, body };
  }
  const type = template.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded';
  return { headers: { ...headers, 'content-type': type }, body: '' };
}

/** Whether the caller gets past the question who they are; what becomes of the rest of the request is not asked. */
function expectedOf(needs: Needs, caller: Caller): 'in' | 401 | 403 {
  if (needs === 'anybody') return 'in';
  if (needs === 'nobody') return 401;
  const needed = needs === 'owner' ? 'moderator' : needs;
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

  const routesOf = ({ service }: Instance): string[] => [
    ...new Set(service.app.routes.map(({ method, template }) => `${method} ${template}`)),
  ];

  it('is settled for every address that there is, and for no other', () => {
    expect(routesOf(open).sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  it.each(Object.entries(PERMISSIONS))('%s takes: %s', async (route, needs) => {
    const [method = '', template = ''] = route.split(' ');
    for (const caller of CALLERS) {
      const { status } = await open.ask(method, template, caller);
      const expected = expectedOf(needs, caller);
      const found = status === 401 || status === 403 ? status : 'in';
      expect(found, `${caller}: ${status}`).toBe(expected);
    }
  });

  it.each(Object.entries(PERMISSIONS))(
    '%s says nothing to strangers where reading takes a token',
    async (route) => {
      const [method = '', template = ''] = route.split(' ');
      const { status, headers } = await closed.ask(method, template, 'stranger');
      if (OPEN_WHEN_PRIVATE.test(route)) expect(status).not.toBe(500);
      else expect([status, headers.get('etag'), headers.get('location')]).toEqual([401, null, null]);
    },
  );

  it.each(
    Object.entries(PERMISSIONS).filter(
      ([route, needs]) => needs !== 'anybody' && needs !== 'nobody' && !route.startsWith('GET'),
    ),
  )('%s takes no cookie for a change without the form token, nor one from another site', async (route) => {
    const [method = '', template = ''] = route.split(' ');
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
      expect((await open.ask(method, template, 'stranger', headers)).status).toBe(403);
    }
  });
});

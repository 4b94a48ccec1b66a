import { describe, expect, it } from 'vitest';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { serveRoutes } from '../../support/core.ts';
import { exchange } from '../../support/raw.ts';

const route = routeBuilder({});

async function serveAdmin(prefix = '') {
  const asked: string[] = [];
  const answer = (request: Request): Response => {
    asked.push(request.method);
    return respondText(200, 'the admin page');
  };
  const routes = [
    route('GET', '/admin[/{rest:any}]', answer),
    route('PUT', '/admin[/{rest:any}]', answer),
    route('GET', '/', answer),
    route('GET', '/{names:segments}', (_request, { params }) => respondText(200, `name ${params.names}`)),
  ];
  const { port } = await serveRoutes(routes, { app: { prefix } });
  const ask = (method: string, target: string): Promise<string> =>
    exchange(port, [Buffer.from(`${method} ${target} HTTP/1.1\r\nHost: host\r\nConnection: close\r\n\r\n`)]);
  return { ask, asked };
}

describe('an address with another percent-encoding than usual', () => {
  it.each([
    ['/%61dmin', '/admin'],
    ['/%61%64%6D%69%6e', '/admin'],
    ['/admin/%7Eada', '/admin/~ada'],
    ['/admin/a%2Db%5fc%2Ed', '/admin/a-b_c.d'],
    ['/%61dmin?%61=%62&c', '/admin?%61=%62&c'],
    ['/%61dmin/%c3%a9%3a%2B', '/admin/%c3%a9%3a%2B'],
    ['/%61dmin/%2561', '/admin/%2561'],
    ['http://host/%61dmin', '/admin'],
  ])('leads from %s to %s, and is not served', async (target, location) => {
    const { ask, asked } = await serveAdmin();
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(method, target);
      expect(answer).toMatch(/^HTTP\/1\.1 301 /);
      expect(answer.toLowerCase()).toContain(`\r\nlocation: http://host${location}\r\n`.toLowerCase());
      expect(answer).toContain(`http://host${location}\r\n`);
    }
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await ask(method, target);
      expect(answer).toMatch(/^HTTP\/1\.1 308 /);
      expect(answer).toContain(`hint: Use http://host${location}\n`);
    }
    expect(asked).toEqual([]);
    expect(await ask('GET', location)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    '/%2e%2e/admin',
    '/%2E/admin',
    '/a/%2e%2E/admin',
    '/..%2fadmin',
    '/a%2f..%2fadmin',
    '/%2fadmin',
    '/admin%5c..',
    '/admin%00',
    '/%c0%ae%c0%ae/admin',
    '/%c1%a1dmin',
    '//admin',
    '/%61dmin//x',
  ])('refuses %s', async (target) => {
    const { ask, asked } = await serveAdmin();
    for (const method of ['GET', 'PUT']) expect(await ask(method, target)).toMatch(/^HTTP\/1\.1 400 /);
    expect(asked).toEqual([]);
  });

  it.each([
    ['/%2561dmin', '%61dmin'],
    ['/%252e%252e', '%2e%2e'],
    ['/c%2B%2B', 'c++'],
    ['/c++', 'c++'],
    ['/a%40b', 'a@b'],
    ['/a@b', 'a@b'],
    ['/%C3%A9', '\u00e9'],
    // As curl writes a letter that its user typed in the path, also in an upload.
    ['/%c3%a9', '\u00e9'],
    ['/a%3ab%3A', 'a:b:'],
    ['/%25', '%'],
  ])('decodes %s once, as the name "%s"', async (target, name) => {
    const { ask } = await serveAdmin();
    const answer = Buffer.from(await ask('GET', target), 'latin1').toString();
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain(`name ${name}\n`);
  });

  it('leads to an address below the prefix of the service', async () => {
    const { ask } = await serveAdmin('/sub');
    expect(await ask('GET', '/sub/%61dmin')).toContain('location: http://host/sub/admin\r\n');
    expect(await ask('GET', '/%73ub/admin')).toContain('location: http://host/sub/admin\r\n');
  });
});

describe('an address with an empty segment', () => {
  it('is refused with the address that works', async () => {
    const { ask } = await serveAdmin();
    expect(await ask('GET', '//admin///x')).toContain('hint: Use /admin/x instead.');
  });
});

describe('an address with raw UTF-8', () => {
  it.each([
    ['/?q=日本', "curl 'http://host/?q=%E6%97%A5%E6%9C%AC'"],
    ['/日本/é.torrent', "curl 'http://host/%E6%97%A5%E6%9C%AC/%C3%A9.torrent'"],
    ["/a%20b?q='é'$(x)", "curl 'http://host/a%20b?q=%27%C3%A9%27$(x)'"],
  ])('is refused with the address that works: %s', async (target, hint) => {
    const { ask } = await serveAdmin();
    const answer = await ask('GET', target);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(hint);
    const [, encoded = ''] = /curl 'http:\/\/host([^']+)'/.exec(answer) ?? [];
    expect(await ask('GET', encoded)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is refused without such an address when it is no UTF-8', async () => {
    const { port } = await serveRoutes([]);
    const answer = await exchange(port, [
      Buffer.from('GET /?q=\xe9 HTTP/1.1\r\nHost: host\r\n\r\n', 'latin1'),
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('curl');
  });
});

describe('POST to an address that takes PUT', () => {
  it('says how curl sends the file', async () => {
    const { ask, asked } = await serveAdmin();
    const answer = await ask('POST', '/admin/x');
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toContain('curl -T FILE http://host/admin/x');
    expect(await ask('PATCH', '/admin/x')).not.toContain('curl -T');
    expect(asked).toEqual([]);
  });
});

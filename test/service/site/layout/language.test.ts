import { describe, expect, it } from 'vitest';
import { chooseLanguage, languageOf } from '../../../../src/site/layout/language.ts';
import { pageRoutes, type EndpointParts } from '../../../../src/service/endpoint-routes.ts';
import { CHOOSE_LANGUAGE } from '../../../../src/site/layout/endpoints.ts';
import { serveRoutes } from '../../../support/core.ts';

const base = { origin: 'http://torrents.example', prefix: '' };

function ask(headers: Record<string, string>) {
  return languageOf(new Request('http://torrents.example/', { headers }), base);
}

describe('languageOf', () => {
  it.each([
    ['', 'en'],
    ['de', 'de'],
    ['de-CH, de;q=0.9, en;q=0.5', 'de'],
    ['DE', 'de'],
    ['ar-EG', 'ar'],
    ['tlh, ar;q=0.3, de;q=0.2', 'ar'],
    ['en;q=0.1, de;q=0.2', 'de'],
    ['tlh', 'en'],
    ['de;q=0, ar;q=0', 'en'],
    ['*', 'en'],
    ['../../etc, ;;;=', 'en'],
  ])('speaks by Accept-Language: %s in %s', (header, language) => {
    expect(ask(header === '' ? {} : { 'accept-language': header })).toBe(language);
  });

  it('speaks the language that was chosen before any that the browser names', () => {
    const cookie = 'other=1; torrentry-language=ar';
    expect(ask({ cookie, 'accept-language': 'de' })).toBe('ar');
  });

  it.each(['torrentry-language=tlh', 'torrentry-language=__proto__', 'torrentry-language='])(
    'heeds no cookie %s',
    (cookie) => {
      expect(ask({ cookie, 'accept-language': 'de' })).toBe('de');
    },
  );
});

describe('chooseLanguage', () => {
  async function choose(fields: Record<string, string>, prefix = ''): Promise<Response> {
    const { port } = await serveRoutes(
      [pageRoutes({ now: () => new Date() } as EndpointParts)(CHOOSE_LANGUAGE, chooseLanguage)],
      { app: { prefix } },
    );
    const init = { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' } as const;
    return fetch(`http://127.0.0.1:${port}${prefix}/language`, init);
  }

  it('keeps the language for a year and leads back to where it was chosen', async () => {
    const answer = await choose({ language: 'de', next: '/debian/13/?cursor=a%2Fb' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/debian/13/?cursor=a%2Fb']);
    expect(answer.headers.get('set-cookie')).toBe(
      'torrentry-language=de; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('keeps apart what was chosen under different paths of one host', async () => {
    const answer = await choose({ language: 'ar', next: '/sub/upload' }, '/sub');
    expect(answer.headers.get('location')).toBe('/sub/upload');
    expect(answer.headers.get('set-cookie')).toMatch(/^torrentry-language-sub=ar;/);
  });

  it.each([
    '',
    '//evil.example',
    '//evil.example/x',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    '\tjavascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'x',
    '/sub',
    '/elsewhere/',
    '/sub/../elsewhere/',
  ])('leads to no page of others, nor to one that is not below it: %j', async (next) => {
    const answer = await choose({ language: 'de', next }, '/sub');
    expect(answer.status).toBe(303);
    const location = answer.headers.get('location') ?? '';
    expect(new URL(location, 'http://here/').origin).toBe('http://here');
    expect(['/sub/', '/sub']).toContain(location);
  });

  it('refuses a language that there is not, and sets no cookie', async () => {
    const answer = await choose({ language: 'tlh', next: '/' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([400, null]);
  });
});

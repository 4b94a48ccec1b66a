import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { createSameSiteCheck } from '../../../src/http/cross-site.ts';
import { createWarnOnce } from '../../../src/http/warn-once.ts';

const base = { origin: 'http://site.example:8080', prefix: '/sub' };

function start(isFixed = false) {
  const warnings: [object, string][] = [];
  const log = { warn: (fields: object, message: string) => warnings.push([fields, message]) };
  const check = createSameSiteCheck(isFixed, 'TORRENTRY_BASE_URL', createWarnOnce(log));
  return {
    warnings,
    refusalOf(headers: Record<string, string>): AppError | undefined {
      try {
        check(new Request('http://localhost/', { method: 'POST', headers }), base);
        return undefined;
      } catch (error) {
        if (error instanceof AppError) return error;
        throw error;
      }
    },
  };
}

describe('createSameSiteCheck', () => {
  it.each<Record<string, string>>([
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://other.example' },
    { origin: base.origin },
  ])('lets %j pass', (headers) => {
    expect(start().refusalOf(headers)).toBeUndefined();
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': '' },
    { 'sec-fetch-site': 'cross-site', origin: base.origin },
    { origin: 'https://other.example' },
    { origin: 'https://site.example:8080' },
    { origin: 'http://site.example' },
    { origin: 'null' },
    { origin: '' },
  ])('refuses %j', (headers) => {
    expect(start().refusalOf(headers)).toMatchObject({ code: 'forbidden' });
  });

  it('names Origin and Host and the two ways out, and warns once', () => {
    const { refusalOf, warnings } = start();
    const headers = { origin: 'http://torrents.example', host: '127.0.0.1:8080' };
    for (let count = 0; count < 3; count++) {
      const { message, hint } = refusalOf(headers)!;
      expect(message).toContain('the Origin is "http://torrents.example"');
      expect(message).toContain('the Host "127.0.0.1:8080"');
      expect(hint).toContain('proxy_set_header Host $http_host');
      expect(hint).toContain('set TORRENTRY_BASE_URL');
    }
    expect(warnings).toEqual([
      [{ ...headers, address: base.origin }, expect.stringContaining('a proxy rewrites the Host')],
    ]);
  });

  it('says where the site is when the operator set that', () => {
    const refusal = start(true).refusalOf({ origin: 'http://192.0.2.1:8080' });
    expect(refusal?.message).toContain('this site is http://site.example:8080, by its setting');
    expect(refusal?.hint).toBe(
      'Open http://site.example:8080/sub/ and send the form from there, or correct TORRENTRY_BASE_URL.',
    );
  });

  it('neither names an origin nor warns where the browser says that it is another site', () => {
    const { refusalOf, warnings } = start();
    const refusal = refusalOf({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' });
    expect(`${refusal?.message} ${refusal?.hint}`).not.toContain('evil.example');
    expect(warnings).toEqual([]);
  });
});

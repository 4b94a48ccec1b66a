import { describe, expect, it } from 'vitest';
import { nextAddress } from '../../../src/service/next.ts';

const base = { origin: 'https://torrents.example', prefix: '' };

describe('nextAddress', () => {
  it.each([
    ['/', '/'],
    ['/account', '/account'],
    ['/torrents/x?a=b&c=%2F', '/torrents/x?a=b&c=%2F'],
    ['/käse', '/k%C3%A4se'],
    ['/%09/evil.example', '/%09/evil.example'],
    ['/@evil.example', '/@evil.example'],
    ['/a/../b#fragment', '/b'],
  ])('leads to %j', (next, address) => {
    expect(nextAddress(next, base)).toBe(address);
  });

  it.each([
    null,
    undefined,
    '',
    'account',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example/',
    'https:evil.example',
    'https:/evil.example',
    '\tjavascript:alert(1)',
    'javascript:alert(1)',
    '@evil.example',
    '.evil.example',
    '?a',
    '/x\r\nset-cookie: a=b',
    '/\u0000',
  ])('leads to the start page for %j', (next) => {
    expect(nextAddress(next, base)).toBe('/');
    expect(nextAddress(next, { ...base, prefix: '/sub' })).toBe('/sub/');
  });

  it('leads to the start page for what a cookie could not carry to a provider and back', () => {
    expect(nextAddress(`/${'a'.repeat(1999)}`, base)).toHaveLength(2000);
    expect(nextAddress(`/${'a'.repeat(2000)}`, base)).toBe('/');
    expect(nextAddress(`/${'ä'.repeat(400)}`, base)).toBe('/');
  });

  it('stays below the path that the service stands under', () => {
    const below = { ...base, prefix: '/sub' };
    expect(nextAddress('/sub', below)).toBe('/sub');
    expect(nextAddress('/sub/x', below)).toBe('/sub/x');
    for (const next of [
      '/',
      '/other',
      '/subway',
      '/sub/../other',
      '/sub/%2e%2e/other',
      '/sub/..//evil.example',
    ]) {
      expect(nextAddress(next, below), next).toBe('/sub/');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { preferredForm } from '../../../src/http/negotiate.ts';

describe('preferredForm', () => {
  it.each([
    [undefined, 'text'],
    ['*/*', 'text'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'html'],
    ['application/json', 'json'],
    ['application/problem+json', 'json'],
    ['application/json, */*', 'json'],
    ['text/html;q=0.5, application/json', 'json'],
    ['text/plain;q=0.9, text/html;q=0.8', 'text'],
    ['text/html;q=0', 'text'],
    ['image/png', 'text'],
    ['', 'text'],
    ['text/*', 'text'],
  ])('reads Accept: %s as %s', (accept, form) => {
    expect(
      preferredForm(new Request('http://host/', { headers: accept === undefined ? {} : { accept } })),
    ).toBe(form);
  });

  const formOf = (headers: Record<string, string>, query = ''): string =>
    preferredForm(new Request(`http://host/a${query}`, { headers }));

  it.each([
    ['*/*', 'en-GB,en;q=0.5', 'html'],
    ['*/*', 'de', 'html'],
    ['text/*, image/*, */*;q=0.2', 'fr', 'html'],
    ['application/json, */*', 'de', 'json'],
    ['application/json, text/plain, */*', 'de', 'json'],
    ['text/plain', 'de', 'text'],
    ['image/png', 'de', 'text'],
    ['*/*', '*', 'text'],
    ['*/*', '*;q=0.5', 'text'],
    ['*/*', '', 'text'],
  ])('reads Accept: %s with Accept-Language: %s as %s', (accept, language, form) => {
    expect(formOf({ accept, 'accept-language': language })).toBe(form);
  });

  it('reads a missing Accept as any', () => {
    expect(formOf({ 'accept-language': 'de' })).toBe('html');
  });

  it('gives pages to navigation, and text to the scripts of a page that accept anything', () => {
    const headers = { accept: '*/*', 'accept-language': 'de' };
    expect(formOf({ ...headers, 'sec-fetch-mode': 'navigate' })).toBe('html');
    expect(formOf({ ...headers, 'sec-fetch-mode': 'cors' })).toBe('text');
  });

  it.each([
    ['?format=html', 'application/json', 'html'],
    ['?format=json', 'text/html', 'json'],
    ['?q=a&format=text', 'text/html', 'text'],
    ['?format=', 'application/json', 'json'],
    ['?format=xml', 'text/html', 'html'],
    ['?q=format=html', '*/*', 'text'],
    ['?format=toString', '*/*', 'text'],
  ])('reads the address %s with Accept: %s as %s', (query, accept, form) => {
    expect(formOf({ accept }, query)).toBe(form);
  });
});

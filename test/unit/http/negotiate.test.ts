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
});

import { describe, expect, it } from 'vitest';
import { preferredLanguage } from '../../../src/http/accept-language.ts';

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['fr', 'en'],
    ['fr, de;q=0.5', 'de'],
    ['en;q=0.3, de;q=0.8', 'de'],
    ['en;q=0.9, de;q=0.8', 'en'],
    ['de;q=0, *', 'en'],
    ['*', 'en'],
    ['pt-BR, pt;q=0.9', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['%%%', 'en'],
  ])('answers %j with %s', (header, language) => {
    const request = new Request('http://host/', {
      headers: header === undefined ? {} : { 'accept-language': header },
    });
    expect(preferredLanguage(request, ['en', 'de', 'pt-BR'])).toBe(language);
  });
});

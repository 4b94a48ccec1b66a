import { describe, expect, it } from 'vitest';
import { htmlFlaws } from '../../support/html-validator.ts';
import { frame } from '../../support/site/fixtures.ts';
import { pagesOf } from './pages-of.ts';

const pages = pagesOf(frame);

describe.each(Object.keys(pages))('the %s page', (name) => {
  it('is valid HTML', () => {
    expect(htmlFlaws(pages[name]?.() ?? '')).toEqual([]);
  });
});

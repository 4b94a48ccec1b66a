import { describe, expect, it } from 'vitest';
import { htmlFlaws } from '../../support/html-validator.ts';
import { frame } from '../../support/site/fixtures.ts';
import { pagesOf } from './pages-of.ts';

const pages = pagesOf(frame);

describe.each(Object.keys(pages))('the %s page', (name) => {
  it('is valid HTML', () => {
    expect(htmlFlaws(pages[name]?.() ?? '')).toEqual([]);
  });

  it('is shown once what comes after its content has arrived, where a browser can wait', () => {
    const html = pages[name]?.() ?? '';
    const [, id = 'none'] = /<link rel="expect" href="#([a-z]+)" blocking="render"/.exec(html) ?? [];
    expect(html.indexOf(`id="${id}"`)).toBeGreaterThan(html.indexOf('</main>'));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../support/contrast.ts';

const FOLDER = new URL('../../../public/', import.meta.url);
const sheets = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.css'))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const);
const siteSheet = readFileSync(new URL('style.css', FOLDER), 'utf8');

/** The colours of the site in light and in dark, by the names of their custom properties. */
const [light = {}, dark = {}] = Array.from(siteSheet.matchAll(/:root \{([^}]*)\}/g), ([, body = '']) =>
  Object.fromEntries(
    Array.from(body.matchAll(/--([\w-]+): (#[\da-f]+);/g), ([, name, value]) => [name, value]),
  ),
);

describe('the style sheets', () => {
  it.each(sheets)('use no function and no query in %s that browsers of 2022 do not know', (_, text) => {
    expect(
      text.match(/(?:light-dark|oklch|oklab|color-mix|color)\(|@container|\d(?:cqi|cqw|vi|dvi)\b/g),
    ).toBeNull();
  });

  it.each(sheets)('give %s no shorthand of an underline that WebKit refuses', (_, text) => {
    expect(text.match(/text-decoration: (?!none|inherit|underline;).*/g)).toBeNull();
  });

  it('define every colour in light and in dark', () => {
    expect(Object.keys(light).length).toBeGreaterThan(10);
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('keep a contrast of 7 to 1 for text in %s', (_, colours) => {
    const on = (background: string) => (text: string) =>
      contrast(colours[text] ?? '', colours[background] ?? '');
    for (const background of ['page', 'card', 'tint'])
      for (const ratio of ['ink', 'soft', 'accent'].map(on(background)))
        expect(ratio, background).toBeGreaterThanOrEqual(7);
    expect(on('accent')('on-accent')).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('show the border of a field in %s', (_, colours) => {
    expect(contrast(colours['edge'] ?? '', colours['page'] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PACKAGE = new URL('../../../node_modules/webtorrent/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, PACKAGE), 'utf8');

/** The bundle for browsers, with its licence and without a map that is not served. */
function bundle(): string {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  const about = `WebTorrent ${version}, as its authors built it for browsers. \`npm run webtorrent\` writes this file.`;
  const code = read('dist/webtorrent.min.js').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '');
  return `/*!\n${about}\n\n${read('LICENSE').trim()}\n*/\n${code}\n`;
}

describe('webtorrent.js', () => {
  it('is the bundle of the installed package', async () => {
    await expect(bundle()).toMatchFileSnapshot('../../../public/library/webtorrent.js');
  });

  it('makes no code of texts, which the policy of the pages forbids', () => {
    expect(bundle()).not.toMatch(/\beval\(|new Function\b|WebAssembly/);
  });
});

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listPages, readPage } from '../../support/docs.ts';

const root = new URL('../../../', import.meta.url);

/** The page without its code, in which nothing is a link. */
function prose(page: string): string {
  return page.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, 'code');
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): readonly string[] {
  return Array.from(page.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with the links of a page to files of the repository and to headings. */
function brokenLinks(path: string): readonly string[] {
  const links = prose(readPage(path)).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g);
  return Array.from(links).flatMap(([, target = '', anchor]) => {
    const url = new URL(target, new URL(path, root));
    const name = `${target}${anchor === undefined ? '' : `#${anchor}`}`;
    if (target !== '' && !existsSync(url)) return [name];
    const page = target === '' ? path : url.href.slice(root.href.length);
    return anchor === undefined || anchorsOf(readPage(page)).includes(anchor) ? [] : [name];
  });
}

describe('the documentation', () => {
  it.each(listPages())('%s links to files and headings that exist', (path) => {
    expect(brokenLinks(path)).toEqual([]);
  });

  it('has each page in its index', () => {
    const index = readPage('docs/README.md');
    const missing = listPages().filter(
      (path) =>
        path.startsWith('docs/') && path !== 'docs/README.md' && !index.includes(`](${path.slice(5)})`),
    );
    expect(missing).toEqual([]);
  });
});

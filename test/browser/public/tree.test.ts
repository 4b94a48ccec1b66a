import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openPagesForAll, type VisitOptions } from '../../support/enhanced-page.ts';
import { testWith } from '../../support/tools.ts';

const test = testWith('chromium');
const pages = openPagesForAll();

function file(name: string): string {
  return `<li class="leaf"><span><bdi>${name}</bdi></span> <span>5 B</span></li> `;
}

function folder(name: string, isOpen: boolean, children: readonly string[]): string {
  return `<li><details${isOpen ? ' open' : ''}><summary><bdi>${name}</bdi> <span class="about">5 files</span></summary>
    <ul>${children.join('')}</ul></details></li> `;
}

const FILTER = `<search class="tree-filter" hidden>
    <label for="tree-filter">Filter by name</label>
    <input id="tree-filter" type="search" autocomplete="off" spellcheck="false" data-tree-filter="tree"
      data-found-one="# name" data-found-other="# names" />
    <p role="status"></p>
  </search>`;

function content(children: readonly string[]): string {
  return `<h1>A torrent</h1>${FILTER}<div class="tree" id="tree"><ul>${children.join('')}</ul></div>`;
}

const TREE = content([
  folder('Top', true, [
    folder('Fotos', false, [file('Crème brûlée.JPG'), file('Straße.jpg')]),
    folder('Empty name', false, [
      `<li><details><summary><i>(unseen)</i></summary><ul>${file('deep.txt')}</ul></details></li>`,
    ]),
    file('readme.txt'),
    file('Фото.png'),
  ]),
]);

async function visitTree(options?: VisitOptions): Promise<Page> {
  return pages.visit(TREE, options);
}

async function filter(page: Page, text: string, said: string): Promise<string[]> {
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill(text);
  await expect.poll(() => page.locator('search [role=status]').textContent()).toBe(said);
  return shown(page);
}

/** The names that a reader sees. */
function shown(page: Page): Promise<string[]> {
  return page.locator('.tree bdi:visible').allTextContents();
}

describe('tree.js', () => {
  test('shows what matches, in opened folders, and tells how many names do', async () => {
    const page = await visitTree();
    expect(await shown(page)).toEqual(['Top', 'Fotos', 'Empty name', 'readme.txt', 'Фото.png']);
    expect(await filter(page, 'crème', '1 name')).toEqual(['Top', 'Fotos', 'Crème brûlée.JPG']);
    expect(await filter(page, '.txt', '2 names')).toEqual(['Top', 'Empty name', 'deep.txt', 'readme.txt']);
    expect(await filter(page, 'nothing', '0 names')).toEqual([]);
  });

  test('finds without capitals and accents', async () => {
    expect(await filter(await visitTree(), 'BRULEE', '1 name')).toContain('Crème brûlée.JPG');
    expect(await filter(await visitTree(), ' ФОТО ', '1 name')).toEqual(['Top', 'Фото.png']);
  });

  test('keeps what lies in a folder that matches, and leaves the folder as it was', async () => {
    const page = await visitTree();
    expect(await filter(page, 'fotos', '1 name')).toEqual(['Top', 'Fotos']);
    await page.getByText('Fotos').click();
    expect(await shown(page)).toEqual(['Top', 'Fotos', 'Crème brûlée.JPG', 'Straße.jpg']);
  });

  test('brings every folder back to how it was', async () => {
    const page = await visitTree();
    await page.getByText('Fotos').click();
    const before = await shown(page);
    expect(before).toContain('Straße.jpg');
    await filter(page, 'deep', '1 name');
    await filter(page, 'readme', '1 name');
    expect(await filter(page, '', '')).toEqual(before);
  });

  test('writes the number as the language does', async () => {
    const page = await pages.visit(content(Array.from({ length: 1234 }, (_, index) => file(`a${index}`))), {
      language: 'de',
    });
    await filter(page, 'a', '1.234 names');
  });

  test('filters what the browser kept when it comes back', async () => {
    const page = await pages.visit(TREE.replace('type="search"', 'type="search" value="deep"'));
    expect(await shown(page)).toEqual(['Top', 'Empty name', 'deep.txt']);
  });

  test('shows no dead field without scripts, and moves nothing when it shows it', async () => {
    const without = await visitTree({ javaScriptEnabled: false });
    expect(await without.getByRole('searchbox', { name: 'Filter by name' }).count()).toBe(0);
    const page = await visitTree({
      before: (page) =>
        page.addInitScript(`globalThis.shifts = 0;
          new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; })
            .observe({ type: 'layout-shift', buffered: true });`),
    });
    expect(await page.getByRole('searchbox', { name: 'Filter by name' }).count()).toBe(1);
    expect(await page.evaluate('shifts')).toBe(0);
  });

  test('finds among 20,000 files, and opens no folder where more than 1,000 names match', async () => {
    const folders = Array.from({ length: 100 }, (_, index) =>
      folder(
        `folder ${index}`,
        false,
        Array.from({ length: 200 }, (_, number) => file(`part ${index} of file ${number}.bin`)),
      ),
    );
    const page = await pages.visit(content(folders));
    expect((await filter(page, 'file 77', '100 names')).length).toBe(200);
    expect((await filter(page, 'of file', '20,000 names')).length).toBe(100);
    expect((await filter(page, '50', '399 names')).length).toBe(498);
    expect((await filter(page, '', '')).length).toBe(100);
  });
});

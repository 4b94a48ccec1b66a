import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** All that WCAG 2.2 AA asks and a program can tell, with what axe counts among good manners. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The flaws that axe finds in a page as it is now, by their rules and the first element that has each. */
export async function axeFlaws(page: Page): Promise<readonly string[]> {
  // Not by a script of the page: its policy lets none of others in.
  await page.evaluate(axe.source);
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: TAGS });
  return page.evaluate(
    `axe.run(document, ${options}).then((it) => it.violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}

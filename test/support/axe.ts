import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** All that WCAG 2.2 AA asks and a program can tell, with what axe counts among good manners. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Has axe in every page that the context opens, by no script of theirs: their policy lets none of others in. */
export function bringAxe(context: BrowserContext): Promise<unknown> {
  return context.addInitScript({ content: axe.source });
}

/** The flaws that axe finds in a page as it is now: each by its rule and the first element that has it. */
export function axeFlaws(page: Page): Promise<readonly string[]> {
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: TAGS });
  return page.evaluate(
    `axe.run(document, ${options}).then((it) => it.violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  );
}

import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

const QUERY_CHARACTERS_MAX = 200;

/** A search for what was not found at its address, filled in with the words of its name. */
export function searchAgain(name: string, { addresses, messages }: Frame): Html {
  const { layout } = messages;
  return html`<search class="tree-filter">
    <form action="${addresses.start}">
      <label for="again">${messages.problem.searchAgain}</label>
      <input id="again" type="search" name="q" value="${wordsOf(name)}" dir="auto" autocomplete="off" />
      <button class="button quiet">${layout.search}</button>
    </form>
  </search>`;
}

/**
 * The words of a name, to be found in any order: words that are joined in a search follow one another. A number such as `13.1`
 * stays one.
 */
function wordsOf(name: string): string {
  return name
    .slice(0, QUERY_CHARACTERS_MAX)
    .replaceAll(/[\s_\-+"“”„‟«»,;:()[\]{}]+|(?<!\d)\.|\.(?!\d)/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

import { html, type Html } from '../../http/html.ts';

/** A term and its value. */
export type Fact = readonly [term: string, value: Html | string];

/** Pairs of a term and a value. */
export function factList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">
    ${facts.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}

import { html, type Html } from '../../http/html.ts';

/** A term, its value, which is left out when there is none, and the class of its row. */
export type Fact = readonly [term: string, value: Html | string | undefined, className?: string];

/** Facts as terms and values. */
export function factList(facts: readonly Fact[]): Html {
  return html`<dl class="facts">
    ${facts.map(
      ([term, value, className]) =>
        value !== undefined &&
        html`<div${className !== undefined && html` class="${className}"`}>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}

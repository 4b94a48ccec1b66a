import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** One bar: its label and its value. */
export interface Bar {
  readonly label: Html | string;
  readonly value: number;
}

export interface BarTableOptions {
  readonly caption: string;
  /** What the labels are. */
  readonly heading: string;
  readonly bars: readonly Bar[];
}

/** A table of counts with a bar beside each, as long as its share of them all. */
export function barTable({ caption, heading, bars }: BarTableOptions, { messages, format }: Frame): Html {
  const { adminOverview } = messages;
  const sum = Math.max(
    1,
    bars.reduce((total, { value }) => total + value, 0),
  );
  return html`<table class="bars">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${heading}</th>
        <th scope="col" class="number">${adminOverview.count}</th>
        <th scope="col">${adminOverview.share}</th>
      </tr>
    </thead>
    <tbody>
      ${bars.map(
        ({ label, value }) =>
          html`<tr data-row>
            <th scope="row">${label}</th>
            <td class="number">${format.count(value)}</td>
            <td>
              <div class="share">${lyingBar(value / sum)}<span>${format.percent(value / sum)}</span></div>
            </td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function lyingBar(share: number): Html {
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect x="0" y="0" width="${Math.round(share * 1000) / 10}" height="10" />
  </svg>`;
}

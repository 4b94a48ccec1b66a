import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** One bar: its label and its value. */
export interface Bar {
  readonly label: Html | string;
  readonly value: number;
}

const BAR_WIDTH = 10;
const GAP = 2;
const HEIGHT = 100;

/** Bars side by side, for eyes alone: the same has to stand beside it as text. */
export function barChart(values: readonly number[]): Html {
  const most = Math.max(1, ...values);
  const width = values.length * BAR_WIDTH;
  return html`<svg
    class="upright"
    viewBox="0 0 ${width} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${values.map((value, index) => {
      const height = round((value / most) * HEIGHT);
      return html`<rect
        x="${index * BAR_WIDTH + GAP / 2}"
        y="${HEIGHT - height}"
        width="${BAR_WIDTH - GAP}"
        height="${height}"
      />`;
    })}
  </svg>`;
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
    <rect x="0" y="0" width="${round(share * 100)}" height="10" />
  </svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

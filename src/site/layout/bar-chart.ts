import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';

const BAR_WIDTH = 10;
const GAP = 2;
const HEIGHT = 100;

/** The link to the style sheet of a page that has such a chart. */
export function chartSheet({ addresses, asset }: Frame): Html {
  return html`<link rel="stylesheet" href="${addresses.asset(asset('charts.css'))}" />`;
}

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

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

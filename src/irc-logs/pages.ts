import { html, type Html } from '../http/html.ts';
import { formatDay, pad, type Day } from './day.ts';
import type { LogFrame } from './frame.ts';
import type { LogLine } from './lines.ts';
import type { DayLog } from './read-day.ts';

/** One entry of a list that leads on: a year, a month or a day. */
export interface LogLink {
  readonly text: string;
  readonly address: string;
}

export interface ListPageOptions {
  readonly title: string;
  readonly links: readonly LogLink[];
  /** Where this list is one entry. */
  readonly up: string | undefined;
}

/** The years, the months of a year, or the days of a month. */
export function listPage({ title, links, up }: ListPageOptions, frame: LogFrame): string {
  const items = links.map(({ text, address }) => html`<li>${link(address, text)}</li>`);
  const list =
    items.length === 0
      ? html`<p>There are no logs here yet.</p>`
      : html`<ul class="days">
          ${items}
        </ul>`;
  const content = html`<h1>${title}</h1>
    <p>${up !== undefined && [link(up, 'Up'), ' · ']}${link(frame.addresses.today, 'Today')}</p>
    ${list}`;
  return page(title, content, undefined, frame);
}

export interface DayPageOptions {
  readonly day: Day;
  readonly log: DayLog;
  readonly isToday: boolean;
  readonly before: Day | undefined;
  readonly after: Day | undefined;
}

/** What was said on a day. Today's goes on by itself where scripts run, and has a link to load it again. */
export function dayPage({ day, log, isToday, before, after }: DayPageOptions, frame: LogFrame): string {
  const { addresses } = frame;
  const title = `Log of ${formatDay(day)}`;
  const neighbours = [
    before !== undefined && link(addresses.day(before), `← ${formatDay(before)}`),
    link(addresses.month(day.year, day.month), `${pad(day.year, 4)}-${pad(day.month)}`),
    after !== undefined && link(addresses.day(after), `${formatDay(after)} →`),
    isToday && link(addresses.today, 'Load again'),
  ].filter((part) => part !== false);
  const items = log.lines.map(lineItem);
  const list = isToday
    ? html`<ol id="log" class="log" data-events="${addresses.events(day, log.endBytes)}">
        ${items}
      </ol>`
    : html`<ol id="log" class="log">
        ${items}
      </ol>`;
  const content = html`<h1>${title}</h1>
    <nav aria-label="Days">
      <p>${neighbours.map((part, index) => [index > 0 && ' · ', part])}</p>
    </nav>
    ${log.isCut && html`<p>This log is long: its beginning is left out.</p>`}
    ${isToday && html`<p id="following" role="status"></p>`}
    ${log.lines.length === 0 && html`<p id="nothing">Nothing has been said.</p>`} ${list}`;
  return page(title, content, isToday ? frame.script : undefined, frame);
}

function lineItem({ number, time, nick, text }: LogLine): Html {
  // White space shows in a log: the parts stand in one hole so that no formatter puts any between them.
  const parts = [
    html`<a href="#L${number}">${time === undefined ? '#' : html`<time>${time}</time>`}</a>`,
    ' ',
    nick !== undefined && html`<b><bdi>${nick}</bdi></b> `,
    html`<span dir="auto">${text}</span>`,
  ];
  return html`<li id="L${number}">${parts}</li>`;
}

function link(address: string, text: string): Html {
  return html`<a href="${address}">${text}</a>`;
}

function page(title: string, content: Html, script: string | undefined, { styleSheets }: LogFrame): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${styleSheets.map((address) => html`<link rel="stylesheet" href="${address}" />`)}
        ${script !== undefined && html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <main id="main" class="wrap">${content}</main>
      </body>
    </html> `;
  return document.toString();
}

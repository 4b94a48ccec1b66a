import { html, type Html } from '../http/html.ts';
import { formatDay, pad, type Day } from './day.ts';
import type { LogFrame } from './frame.ts';
import type { LogWindow } from './window.ts';

/** One link of a list: a channel, a year, a month or a day. */
export interface LogLink {
  readonly text: string;
  readonly address: string;
}

export interface ListPageOptions {
  readonly title: string;
  /** Links to channels and networks, and to years, months or days. */
  readonly places: readonly LogLink[];
  readonly links: readonly LogLink[];
  /** The address of the log without a day, when there is one. */
  readonly whole: string | undefined;
}

/** The page of a channel or network: the channels below it, its years, the months of a year, or the days of a month. */
export function listPage({ title, places, links, whole }: ListPageOptions, frame: LogFrame): string {
  const isEmpty = places.length === 0 && links.length === 0 && whole === undefined;
  const list = (label: string, entries: readonly LogLink[]): Html | false =>
    entries.length > 0 &&
    html`<ul class="days" aria-label="${label}">
      ${entries.map(({ text, address }) => html`<li>${link(address, text)}</li>`)}
    </ul>`;
  const hasToday = links.length > 0 || isEmpty;
  const content = html`<h1><bdi>${title}</bdi></h1>
    ${hasToday && html`<p>${link(frame.addresses.today, 'Today')}</p>`}
    ${whole !== undefined && html`<p>${link(whole, 'The whole log')}</p>`}
    ${isEmpty && html`<p>There are no logs here yet.</p>`} ${list('Channels', places)} ${list('Days', links)}`;
  return page(title, content, undefined, frame);
}

export interface LogPageOptions {
  /** The title of the page. */
  readonly title: string;
  /** The day; undefined for a log without one. */
  readonly day: Day | undefined;
  readonly window: LogWindow;
  /** Its rendered lines. */
  readonly items: Html;
  /**
   * The address of the events with new lines; undefined when the log no longer grows, or the page does not show its
   * end.
   */
  readonly events: string | undefined;
  readonly before: Day | undefined;
  readonly after: Day | undefined;
}

/** A page of a log. When the log grows, a script adds new lines, and a link loads the page again. */
export function logPage(options: LogPageOptions, frame: LogFrame): string {
  const { title, day, window, items, events } = options;
  const { addresses } = frame;
  const list =
    events === undefined
      ? html`<ol id="log" class="log">
          ${items}
        </ol>`
      : html`<ol id="log" class="log" data-events="${events}">
          ${items}
        </ol>`;
  const content = html`<h1><bdi>${title}</bdi></h1>
    <nav aria-label="Days"><p>${neighbours(options, frame)}</p></nav>
    ${turn(window.earlier && addresses.log(day, window.earlier), '↑ Earlier lines')}
    ${window.lines.length === 0 && html`<p id="nothing">There are no lines yet.</p>`} ${list}
    ${turn(window.later && addresses.log(day, window.later), '↓ Later lines')}
    ${events !== undefined && html`<p id="following" role="status"></p>`}`;
  return page(title, content, events === undefined ? undefined : frame.script, frame);
}

function neighbours({ day, before, after, events }: LogPageOptions, { addresses }: LogFrame): Html[] {
  const links = [
    before !== undefined && link(addresses.log(before), `← ${formatDay(before)}`),
    day !== undefined && link(addresses.month(day.year, day.month), `${pad(day.year, 4)}-${pad(day.month)}`),
    after !== undefined && link(addresses.log(after), `${formatDay(after)} →`),
    events !== undefined && link(day === undefined ? addresses.log(day) : addresses.today, 'Load again'),
  ].filter((part) => part !== false);
  return links.map((part, index) => html`${index > 0 && ' · '}${part}`);
}

function turn(address: string | undefined, text: string): Html | false {
  return address !== undefined && html`<p>${link(address, text)}</p>`;
}

function link(address: string, text: string): Html {
  return html`<a href="${address}"><bdi>${text}</bdi></a>`;
}

function page(title: string, content: Html, script: string | undefined, frame: LogFrame): string {
  const { styleSheets, trail } = frame;
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
        <main id="main" class="wrap">
          <nav class="trail" aria-label="You are here">
            <ol>
              ${trail.map(({ text, address }) => html`<li>${link(address, text)}</li> `)}
            </ol>
          </nav>
          ${content}
        </main>
      </body>
    </html> `;
  return document.toString();
}

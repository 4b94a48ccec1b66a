import { escapeHtml } from '../http/escape-html.ts';
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
  const items = links.map(({ text, address }) => `<li>${link(address, text)}</li>`).join('\n');
  const content = `<h1>${escapeHtml(title)}</h1>
<p>${up === undefined ? '' : `${link(up, 'Up')} · `}${link(frame.addresses.today, 'Today')}</p>
${links.length === 0 ? '<p>There are no logs here yet.</p>' : `<ul class="days">\n${items}\n</ul>`}`;
  return page(title, content, '', frame);
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
    before === undefined ? '' : link(addresses.day(before), `← ${formatDay(before)}`),
    link(addresses.month(day.year, day.month), `${pad(day.year, 4)}-${pad(day.month)}`),
    after === undefined ? '' : link(addresses.day(after), `${formatDay(after)} →`),
    isToday ? link(addresses.today, 'Load again') : '',
  ];
  const events = isToday ? ` data-events="${escapeHtml(addresses.events(day, log.endBytes))}"` : '';
  const content = `<h1>${title}</h1>
<nav aria-label="Days"><p>${neighbours.filter((part) => part !== '').join(' · ')}</p></nav>
${log.isCut ? '<p>This log is long: its beginning is left out.</p>' : ''}
${isToday ? '<p id="following" role="status"></p>' : ''}
${log.lines.length === 0 ? '<p id="nothing">Nothing has been said.</p>' : ''}
<ol id="log" class="log"${events}>
${log.lines.map(lineItem).join('\n')}
</ol>`;
  return page(title, content, isToday ? frame.script : '', frame);
}

function lineItem({ number, time, nick, text }: LogLine): string {
  const anchor = `<a href="#L${number}">${time === undefined ? '#' : `<time>${escapeHtml(time)}</time>`}</a>`;
  const speaker = nick === undefined ? '' : `<b><bdi>${escapeHtml(nick)}</bdi></b> `;
  return `<li id="L${number}">${anchor} ${speaker}<span dir="auto">${escapeHtml(text)}</span></li>`;
}

function link(address: string, text: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}

function page(title: string, content: string, script: string, { styleSheets }: LogFrame): string {
  const styles = styleSheets.map((address) => `<link rel="stylesheet" href="${escapeHtml(address)}">`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${styles.join('\n')}
${script === '' ? '' : `<script type="module" src="${escapeHtml(script)}"></script>`}
</head>
<body>
<main id="main" class="wrap">
${content}
</main>
</body>
</html>
`;
}

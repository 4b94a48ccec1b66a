import type { Base } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { createAddresses, within } from '../service/addresses.ts';
import type { Place } from './archive.ts';
import { formatDay, pad, type Day } from './day.ts';
import type { Wanted } from './window.ts';

/** Where everything of one channel is, for a client that reached the service at some base. */
export interface LogAddresses {
  readonly start: string;
  readonly today: string;
  /** What is directly below. */
  place(name: string): string;
  year(year: number): string;
  month(year: number, month: number): string;
  /** A day's log; for undefined the one without a day. */
  log(day: Day | undefined, wanted?: Wanted): string;
  events(day: Day | undefined, fromBytes: number): string;
}

/** What the pages need beside their own content. */
export interface LogFrame {
  readonly addresses: LogAddresses;
  /** The way to the channel: what each step is called, and where it is. */
  readonly trail: readonly { readonly text: string; readonly address: string }[];
  readonly styleSheets: readonly string[];
  readonly script: string;
}

export function createLogAddresses(base: Base, prefix: string, place: Place): LogAddresses {
  const start = startOf(base, prefix, place);
  const log = (day: Day | undefined): string =>
    `${start}${day === undefined ? 'log' : formatDay(day).replaceAll('-', '/')}`;
  return {
    start,
    today: `${start}today`,
    place: (name) => `${start}${encodeURIComponent(name)}/`,
    year: (year) => `${start}${pad(year, 4)}/`,
    month: (year, number) => `${start}${pad(year, 4)}/${pad(number)}/`,
    log: (day, wanted) => `${log(day)}${wanted === undefined ? '' : queryOf(wanted)}`,
    events: (day, fromBytes) => `${log(day)}/events?from=${fromBytes}`,
  };
}

export function createLogFrame(base: Base, prefix: string, place: Place, assets: Assets): LogFrame {
  const here = within(base);
  const { asset } = createAddresses(here);
  const names = [prefix.slice(1), ...place];
  return {
    addresses: createLogAddresses(here, prefix, place),
    trail: names.map((text, depth) => ({ text, address: startOf(here, prefix, place.slice(0, depth)) })),
    styleSheets: ['style.css', 'logs.css'].map((name) => asset(assets.address(name))),
    script: asset(assets.address('follow-log.js')),
  };
}

function startOf(base: Base, prefix: string, place: Place): string {
  return `${base.origin}${base.prefix}${prefix}/${place.map((name) => `${encodeURIComponent(name)}/`).join('')}`;
}

function queryOf(wanted: Wanted): string {
  return 'from' in wanted ? `?from=${wanted.from}` : `?before=${wanted.before}`;
}

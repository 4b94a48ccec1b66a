import type { Base } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { createAddresses, within } from '../service/addresses.ts';
import type { Place } from './archive.ts';
import { formatDay, pad, type Day } from './day.ts';
import type { Wanted } from './window.ts';

/** The addresses of one channel, for the base of a request. */
export interface LogAddresses {
  readonly start: string;
  readonly today: string;
  /** The address of a channel or network directly below. */
  place(name: string): string;
  year(year: number): string;
  month(year: number, month: number): string;
  /** The address of a day's log; for undefined that of the log without a day. */
  log(day: Day | undefined, wanted?: Wanted): string;
  events(day: Day | undefined, fromBytes: number): string;
}

/** What the pages need in addition to their content. */
export interface LogFrame {
  readonly addresses: LogAddresses;
  /** The path to the channel: the name and address of each step. */
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

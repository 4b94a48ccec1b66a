import type { Base } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { createAddresses, within } from '../web/addresses.ts';
import { formatDay, pad, type Day } from './day.ts';

/** Where everything of one archive is, for a client that reached the service at some base. */
export interface LogAddresses {
  readonly start: string;
  readonly today: string;
  year(year: number): string;
  month(year: number, month: number): string;
  day(day: Day): string;
  events(day: Day, fromBytes: number): string;
}

/** What the pages need beside their own content. */
export interface LogFrame {
  readonly addresses: LogAddresses;
  readonly styleSheets: readonly string[];
  readonly script: string;
}

export function createLogAddresses(base: Base, prefix: string): LogAddresses {
  const start = `${base.origin}${base.prefix}${prefix}/`;
  const month = (year: number, number: number): string => `${start}${pad(year, 4)}/${pad(number)}/`;
  const day = (it: Day): string => `${start}${formatDay(it).replaceAll('-', '/')}`;
  return {
    start,
    today: `${start}today`,
    year: (year) => `${start}${pad(year, 4)}/`,
    month,
    day,
    events: (it, fromBytes) => `${day(it)}/events?from=${fromBytes}`,
  };
}

export function createLogFrame(base: Base, prefix: string, assets: Assets): LogFrame {
  const { asset } = createAddresses(within(base));
  return {
    addresses: createLogAddresses(within(base), prefix),
    styleSheets: ['style.css', 'logs.css'].map((name) => asset(assets.address(name))),
    script: asset(assets.address('follow-log.js')),
  };
}

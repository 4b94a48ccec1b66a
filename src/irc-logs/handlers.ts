import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { preferredForm } from '../http/negotiate.ts';
import { redirect, respondHtml, respondJson, respondText } from '../http/respond.ts';
import type { Archive } from './archive.ts';
import { dayOf, exists, formatDay, pad, type Day } from './day.ts';
import type { Followers } from './followers.ts';
import { createLogAddresses, createLogFrame, type LogAddresses } from './frame.ts';
import { lineJson, readable } from './line-json.ts';
import { dayPage, listPage, type LogLink } from './pages.ts';
import { readDay } from './read-day.ts';

export interface LogsDeps {
  readonly archive: Archive;
  readonly followers: Followers;
  readonly assets: Assets;
  readonly now: () => Date;
  /** The path that the archive stands under. */
  readonly prefix: string;
}

const HEADERS = { vary: 'accept', 'cache-control': 'no-cache' };

interface MonthParams {
  readonly year: number;
  readonly month: number;
}

/** The pages of one archive: its years, months and days, and today's as it grows. */
export function logHandlers(deps: LogsDeps) {
  const { archive, followers, now } = deps;
  const addressesOf = (base: Base): LogAddresses => createLogAddresses(base, deps.prefix);
  return {
    years: async (request: Request, { base }: Context): Promise<Response> => {
      const years = await archive.listYears();
      const links = (to: LogAddresses): LogLink[] =>
        years.map((year) => ({ text: pad(year, 4), address: to.year(year) }));
      return respondList(request, { title: 'Logs', key: 'years', links }, base, deps);
    },

    months: async (request: Request, { params, base }: Context<{ year: number }>): Promise<Response> => {
      const { year } = params;
      const months = await archive.listMonths(year);
      const name = pad(year, 4);
      if (months.length === 0) throw nothingOf(name);
      const links = (to: LogAddresses): LogLink[] =>
        months.map((month) => ({ text: `${name}-${pad(month)}`, address: to.month(year, month) }));
      const up = (to: LogAddresses): string => to.start;
      return respondList(request, { title: `Logs of ${name}`, key: 'months', links, up }, base, deps);
    },

    days: async (request: Request, { params, base }: Context<MonthParams>): Promise<Response> => {
      const { year, month } = params;
      const days = await archive.listDays(year, month);
      const name = `${pad(year, 4)}-${pad(month)}`;
      if (days.length === 0) throw nothingOf(name);
      const links = (to: LogAddresses): LogLink[] =>
        days.map((day) => ({ text: formatDay({ year, month, day }), address: to.day({ year, month, day }) }));
      const up = (to: LogAddresses): string => to.year(year);
      return respondList(request, { title: `Logs of ${name}`, key: 'days', links, up }, base, deps);
    },

    day: (request: Request, { params, base }: Context<Day>): Promise<Response> =>
      respondDay(request, params, base, deps),

    today: (request: Request, { base }: Context): Promise<Response> =>
      respondDay(request, dayOf(now()), base, deps),

    /** The lines that come to a day's log, as server-sent events. */
    events: (request: Request, { params, target }: Context<Day>): Response => {
      if (!exists(params)) throw nothingOf(formatDay(params));
      const from = request.headers.get('last-event-id') ?? target.query.get('from') ?? '0';
      if (!/^\d{1,15}$/.test(from)) {
        throw new AppError('malformed', `Cannot follow the log from "${from.slice(0, 80)}"`, {
          hint: 'Give a number of bytes, as the page or the event before did.',
        });
      }
      return followers.follow(params, Number(from));
    },

    todaysEvents: (_request: Request, { base }: Context): Response =>
      redirect(303, addressesOf(base).events(dayOf(now()), 0)),

    /** An address with its slash forgotten, or one too many. */
    toCanonical: (
      _request: Request,
      { params, base }: Context<{ year?: number; month?: number; day?: number }>,
    ): Response => {
      const to = addressesOf(base);
      const { year, month, day } = params;
      if (year === undefined) return redirect(301, to.start);
      if (month === undefined) return redirect(301, to.year(year));
      return redirect(301, day === undefined ? to.month(year, month) : to.day({ year, month, day }));
    },
  };
}

interface List {
  readonly title: string;
  /** What JSON calls the list. */
  readonly key: string;
  readonly links: (to: LogAddresses) => readonly LogLink[];
  readonly up?: (to: LogAddresses) => string;
}

/** A list as a page, as `{ years: [{ name, url }] }`, or as one URL a line. */
function respondList(request: Request, list: List, base: Base, { prefix, assets }: LogsDeps): Response {
  const outside = list.links(createLogAddresses(base, prefix));
  switch (preferredForm(request)) {
    case 'html': {
      const frame = createLogFrame(base, prefix, assets);
      const { addresses } = frame;
      const options = { title: list.title, links: list.links(addresses), up: list.up?.(addresses) };
      return respondHtml(200, listPage(options, frame), HEADERS);
    }
    case 'json': {
      const items = outside.map(({ text, address }) => ({ name: text, url: address }));
      return respondJson(200, { [list.key]: items }, HEADERS);
    }
    case 'text':
      return respondText(200, outside.map(({ address }) => address).join('\n'), HEADERS);
  }
}

async function respondDay(request: Request, day: Day, base: Base, deps: LogsDeps): Promise<Response> {
  const { archive, now, prefix, assets } = deps;
  if (!exists(day)) throw nothingOf(formatDay(day));
  const isToday = formatDay(day) === formatDay(dayOf(now()));
  const log = await readDay(archive, day, isToday);
  switch (preferredForm(request)) {
    case 'html': {
      const days = await archive.listDays(day.year, day.month);
      const nearest = (found: number | undefined): Day | undefined =>
        found === undefined ? undefined : { ...day, day: found };
      const before = nearest(days.findLast((other) => other < day.day));
      const after = nearest(days.find((other) => other > day.day));
      const options = { day, log, isToday, before, after };
      return respondHtml(200, dayPage(options, createLogFrame(base, prefix, assets)), HEADERS);
    }
    case 'json': {
      const events = createLogAddresses(base, prefix).events(day, log.endBytes);
      const lines = log.lines.map(lineJson);
      return respondJson(200, { date: formatDay(day), lines, isCut: log.isCut, events }, HEADERS);
    }
    case 'text':
      return respondText(200, log.lines.map(({ whole }) => readable(whole)).join('\n'), HEADERS);
  }
}

function nothingOf(time: string): AppError {
  return new AppError('not_found', `Cannot find logs of ${time}`);
}

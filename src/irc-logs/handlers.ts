import { AppError } from '../errors.ts';
import type { Base, Context } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { FORM_VARY, preferredForm } from '../http/negotiate.ts';
import { redirect, respondHtml, respondJson, respondText } from '../http/respond.ts';
import type { Identity } from '../service/identity.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import type { Archive, Place } from './archive.ts';
import { dayOf, exists, formatDay, pad, type Day } from './day.ts';
import type { Followers } from './followers.ts';
import { createLogAddresses, createLogFrame, type LogAddresses } from './frame.ts';
import { lineJson, readable } from './line-json.ts';
import { listPage, logPage, type LogLink } from './pages.ts';
import type { Renderer } from './render.ts';
import { readLog, type LogSources, type ShownLog } from './read-log.ts';
import type { LogWindow, Wanted } from './window.ts';

export interface LogsDeps extends LogSources {
  readonly followers: Followers;
  readonly renderer: Renderer;
  readonly identity: Pick<Identity, 'visitor'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  readonly assets: Assets;
  readonly now: () => Date;
  /** The path at which the archive is served. */
  readonly prefix: string;
}

const HEADERS = { vary: FORM_VARY, 'cache-control': 'no-cache' };

/** The parts of an address; those that the route does not have are missing. */
interface Params {
  readonly place?: Place;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

type LogContext = Context<Params>;

/** The pages of one archive: its channels, years, months and days, and the logs that grow. */
export function logHandlers(deps: LogsDeps) {
  const { archive, followers, now, prefix } = deps;
  const addressesOf = (base: Base, { place = [] }: Params): LogAddresses =>
    createLogAddresses(base, prefix, place);
  return {
    start: async (request: Request, { params, base }: LogContext): Promise<Response> => {
      const { place = [] } = params;
      const places = await archive.listPlaces(place);
      const years = await archive.listYears(place);
      const hasWhole = await isThere(archive, place);
      if (place.length > 0 && places.length === 0 && years.length === 0 && !hasWhole)
        throw nothingOf(place.join('/'));
      const list = {
        title: place.length === 0 ? 'Logs' : `Logs of ${place.join(' ')}`,
        key: 'years',
        places,
        hasWhole,
        links: (to: LogAddresses) => years.map((year) => ({ text: pad(year, 4), address: to.year(year) })),
      };
      return respondList(request, list, { base, place }, deps);
    },

    months: async (request: Request, { params, base }: LogContext): Promise<Response> => {
      const { place = [], year = 0 } = params;
      const name = pad(year, 4);
      const months = await archive.listMonths(place, year);
      if (months.length === 0) throw nothingOf(name);
      const links = (to: LogAddresses): LogLink[] =>
        months.map((month) => ({ text: `${name}-${pad(month)}`, address: to.month(year, month) }));
      return respondList(request, { title: `Logs of ${name}`, key: 'months', links }, { base, place }, deps);
    },

    days: async (request: Request, { params, base }: LogContext): Promise<Response> => {
      const { place = [], year = 0, month = 0 } = params;
      const name = `${pad(year, 4)}-${pad(month)}`;
      const days = await archive.listDays(place, year, month);
      if (days.length === 0) throw nothingOf(name);
      const links = (to: LogAddresses): LogLink[] =>
        days.map((day) => ({ text: formatDay({ year, month, day }), address: to.log({ year, month, day }) }));
      return respondList(request, { title: `Logs of ${name}`, key: 'days', links }, { base, place }, deps);
    },

    day: (request: Request, context: LogContext): Promise<Response> =>
      respondLog(request, context, dayIn(context.params), deps),

    today: (request: Request, context: LogContext): Promise<Response> =>
      respondLog(request, context, dayOf(now()), deps),

    /** New lines of a log, as server-sent events. */
    events: async (request: Request, { params, target, ip, base }: LogContext): Promise<Response> => {
      const { place = [] } = params;
      const day = dayIn(params);
      if (day !== undefined && !exists(day)) throw nothingOf(formatDay(day));
      const from = request.headers.get('last-event-id') ?? target.query.get('from') ?? '0';
      const fromBytes = parseBytes(from);
      if (fromBytes === undefined) {
        throw new AppError('malformed', `Cannot follow the log from "${from.slice(0, 80)}"`, {
          hint: 'Use a number of bytes from the page or from the last event.',
        });
      }
      await deps.rateLimits.take('searches', request, await deps.identity.visitor(request, { base, ip }));
      return followers.follow({ archive, place, day }, fromBytes, ip);
    },

    todaysEvents: (_request: Request, { base, params }: LogContext): Response =>
      redirect(303, addressesOf(base, params).events(dayOf(now()), 0)),

    /** Redirects an address with a missing or an extra slash at the end. */
    toCanonical: async (_request: Request, { params, base, target }: LogContext): Promise<Response> => {
      const { place = [], year, month } = params;
      const to = addressesOf(base, params);
      const day = dayIn(params);
      if (day !== undefined) return redirect(301, to.log(day));
      if (year !== undefined)
        return redirect(301, month === undefined ? to.year(year) : to.month(year, month));
      const above = place.length === 0 ? undefined : await archive.listPlaces(place.slice(0, -1));
      if (above?.includes(place.at(-1) ?? '') === false)
        throw new AppError('not_found', `Cannot find anything at ${target.path}`);
      return redirect(301, to.start);
    },
  };
}

interface List {
  readonly title: string;
  /** The name of the list in JSON. */
  readonly key: string;
  readonly links: (to: LogAddresses) => readonly LogLink[];
  readonly places?: readonly string[];
  readonly hasWhole?: boolean;
}

interface Where {
  readonly base: Base;
  readonly place: Place;
}

function respondList(request: Request, list: List, { base, place }: Where, deps: LogsDeps): Response {
  const { prefix, assets } = deps;
  const { places = [], hasWhole = false } = list;
  const to = createLogAddresses(base, prefix, place);
  const placeLinks = (at: LogAddresses): LogLink[] =>
    places.map((name) => ({ text: name, address: at.place(name) }));
  const json = (links: readonly LogLink[]) =>
    links.map(({ text, address }) => ({ name: text, url: address }));
  const links = list.links(to);
  switch (preferredForm(request)) {
    case 'html': {
      const frame = createLogFrame(base, prefix, place, assets);
      const { addresses } = frame;
      const whole = hasWhole ? addresses.log(undefined) : undefined;
      const page = { title: list.title, places: placeLinks(addresses), links: list.links(addresses), whole };
      return respondHtml(200, listPage(page, frame), HEADERS);
    }
    case 'json': {
      const channels = list.places === undefined ? {} : { channels: json(placeLinks(to)) };
      const log = hasWhole ? { log: to.log(undefined) } : {};
      return respondJson(200, { [list.key]: json(links), ...channels, ...log }, HEADERS);
    }
    case 'text': {
      const all = [...placeLinks(to), ...links].map(({ address }) => address);
      return respondText(200, [...(hasWhole ? [to.log(undefined)] : []), ...all].join('\n'), HEADERS);
    }
  }
}

async function respondLog(
  request: Request,
  { params, base, target, ip }: LogContext,
  day: Day | undefined,
  deps: LogsDeps,
): Promise<Response> {
  const { place = [] } = params;
  const { prefix } = deps;
  if (day !== undefined && !exists(day)) throw nothingOf(formatDay(day));
  await deps.rateLimits.take('searches', request, await deps.identity.visitor(request, { base, ip }));
  const wanted = parseWanted(target.query);
  const grows = day === undefined || formatDay(day) === formatDay(dayOf(deps.now()));
  const shown = await readLog(deps, place, day, { wanted, grows });
  const { window } = shown;
  const to = createLogAddresses(base, prefix, place);
  switch (preferredForm(request)) {
    case 'html':
      return respondLogPage({ base, place }, { day, grows, shown }, deps);
    case 'json': {
      const lines = window.lines.map(lineJson);
      const earlier = window.earlier === undefined ? null : to.log(day, window.earlier);
      const later = window.later === undefined ? null : to.log(day, window.later);
      const events = to.events(day, window.endBytes);
      const date = day === undefined ? null : formatDay(day);
      return respondJson(200, { date, lines, earlier, later, events }, HEADERS);
    }
    case 'text': {
      const link = linkHeader(window, (part) => to.log(day, part));
      return respondText(200, window.lines.map(({ whole }) => readable(whole)).join('\n'), {
        ...HEADERS,
        ...link,
      });
    }
  }
}

async function respondLogPage(
  { base, place }: Where,
  { day, grows, shown }: { readonly day: Day | undefined; readonly grows: boolean; readonly shown: ShownLog },
  { archive, prefix, assets, renderer }: LogsDeps,
): Promise<Response> {
  const { window, version } = shown;
  const frame = createLogFrame(base, prefix, place, assets);
  const { addresses } = frame;
  const isWhole = window.earlier === undefined && window.later === undefined;
  // The address of a line leads to a page that still has it after more lines are written.
  const own = isWhole && !grows ? '' : addresses.log(day, { from: window.startBytes });
  const key = version && [version, window.startBytes, window.endBytes, own].join(' ');
  const items = await renderer.render(window.lines, own, key);
  const days = day === undefined ? [] : await archive.listDays(place, day.year, day.month);
  const nearest = (found: number | undefined): Day | undefined =>
    found === undefined || day === undefined ? undefined : { ...day, day: found };
  const page = {
    title: titleOf(place, day),
    day,
    window,
    items,
    events: grows && window.later === undefined ? addresses.events(day, window.endBytes) : undefined,
    before: nearest(days.findLast((other) => other < (day?.day ?? 0))),
    after: nearest(days.find((other) => other > (day?.day ?? 0))),
  };
  return respondHtml(200, logPage(page, frame), HEADERS);
}

function titleOf(place: Place, day: Day | undefined): string {
  const of = [place.at(-1), day && formatDay(day)].filter((part) => part !== undefined);
  return `Log of ${of.join(', ')}`;
}

/** Not for pages: Firefox fetches in advance what such a header of a page names. */
function linkHeader(
  { earlier, later }: LogWindow,
  addressOf: (wanted: Wanted) => string,
): Record<string, string> {
  const links = [
    earlier && `<${addressOf(earlier)}>; rel="prev"`,
    later && `<${addressOf(later)}>; rel="next"`,
  ].filter((link) => link !== undefined);
  return links.length === 0 ? {} : { link: links.join(', ') };
}

/** The day in an address; undefined for the log without a day. */
function dayIn({ year, month, day }: Params): Day | undefined {
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}

async function isThere(archive: Archive, place: Place): Promise<boolean> {
  const opened = await archive.openLog(place, undefined);
  await opened?.file.close();
  return opened !== undefined;
}

/** Parses the part of a log to show; without either parameter, the last lines. Throws malformed. */
function parseWanted(query: URLSearchParams): Wanted {
  const [from, before] = [query.get('from'), query.get('before')];
  const fromBytes = parseBytes(from ?? '0');
  const beforeBytes = parseBytes(before ?? String(Number.MAX_SAFE_INTEGER));
  if (fromBytes === undefined || beforeBytes === undefined) {
    throw new AppError('malformed', 'Cannot find that part of the log', {
      hint: 'Use a link on the page. The parameters from and before are numbers of bytes.',
    });
  }
  return from === null ? { before: beforeBytes } : { from: fromBytes };
}

function parseBytes(text: string): number | undefined {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function nothingOf(name: string): AppError {
  return new AppError('not_found', `Cannot find logs of ${name}`);
}

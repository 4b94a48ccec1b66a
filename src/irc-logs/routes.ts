import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import type { FolderMount } from '../http/folder-mount.ts';
import { routeBuilder, type Route } from '../http/router.ts';
import { refuseChange } from '../service/mounts.ts';
import { logHandlers, type LogsDeps } from './handlers.ts';

const PLACE_DEPTH_MAX = 3;
/** Names that the addresses of logs use, so no channel can have them. */
const OWN = /^(?:\d{4}|today|log)$/;

const route = routeBuilder({
  year: { parse: (text: string): number | undefined => (/^\d{4}$/.test(text) ? Number(text) : undefined) },
  two: { parse: (text: string): number | undefined => (/^\d{2}$/.test(text) ? Number(text) : undefined) },
  place: {
    parse: (text: string): readonly string[] | undefined => {
      const names = text.split('/');
      const isValid = names.every((name) => name !== '' && !OWN.test(name));
      return isValid && names.length <= PLACE_DEPTH_MAX ? names : undefined;
    },
    spans: 'many',
  },
});

/** All routes of one archive of logs. */
export function logRoutes(mount: FolderMount, deps: Omit<LogsDeps, 'prefix'>): Route[] {
  const { prefix } = mount;
  const logs = logHandlers({ ...deps, prefix });
  const others = route('ANY', `${prefix}[/{path:any}]`, (request, context) =>
    refuse(request, context, mount),
  );
  const below = (at: string): Route[] => [
    route('GET', at, logs.toCanonical),
    route('GET', `${at}/`, logs.start),
    route('GET', `${at}/today`, logs.today),
    route('GET', `${at}/today/events`, logs.todaysEvents),
    route('GET', `${at}/log`, logs.day),
    route('GET', `${at}/log/events`, logs.events),
    route('GET', `${at}/{year:year}`, logs.toCanonical),
    route('GET', `${at}/{year:year}/`, logs.months),
    route('GET', `${at}/{year:year}/{month:two}`, logs.toCanonical),
    route('GET', `${at}/{year:year}/{month:two}/`, logs.days),
    route('GET', `${at}/{year:year}/{month:two}/{day:two}`, logs.day),
    route('GET', `${at}/{year:year}/{month:two}/{day:two}/`, logs.toCanonical),
    route('GET', `${at}/{year:year}/{month:two}/{day:two}/events`, logs.events),
  ];
  return [
    ...below(prefix),
    ...below(`${prefix}/{place:place}`),
    // Nothing can be changed here, and a preflight must be answered, not refused.
    { ...others, takesCrossSite: true },
  ];
}

function refuse(request: Request, context: Context, mount: FolderMount): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseChange(request, context, mount);
  throw new AppError('not_found', `Cannot find anything at ${context.target.path}`, {
    hint: 'Logs are at year/month/day, such as 2006/11/23, at today and at log; with several channels, below the name of the channel.',
  });
}

import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import type { FolderMount } from '../http/folder-mount.ts';
import { routeBuilder, type Route } from '../http/router.ts';
import { refuseChange } from '../web/mounts.ts';
import { logHandlers, type LogsDeps } from './handlers.ts';

const route = routeBuilder({
  year: { parse: (text: string): number | undefined => (/^\d{4}$/.test(text) ? Number(text) : undefined) },
  two: { parse: (text: string): number | undefined => (/^\d{2}$/.test(text) ? Number(text) : undefined) },
});

/** Every address of one archive of logs. */
export function logRoutes(mount: FolderMount, deps: Omit<LogsDeps, 'prefix'>): Route[] {
  const { prefix } = mount;
  const logs = logHandlers({ ...deps, prefix });
  const others = route('ANY', `${prefix}[/{path:any}]`, (request, context) =>
    refuse(request, context, mount),
  );
  return [
    route('GET', prefix, logs.toCanonical),
    route('GET', `${prefix}/`, logs.years),
    route('GET', `${prefix}/today`, logs.today),
    route('GET', `${prefix}/today/events`, logs.todaysEvents),
    route('GET', `${prefix}/{year:year}`, logs.toCanonical),
    route('GET', `${prefix}/{year:year}/`, logs.months),
    route('GET', `${prefix}/{year:year}/{month:two}`, logs.toCanonical),
    route('GET', `${prefix}/{year:year}/{month:two}/`, logs.days),
    route('GET', `${prefix}/{year:year}/{month:two}/{day:two}`, logs.day),
    route('GET', `${prefix}/{year:year}/{month:two}/{day:two}/`, logs.toCanonical),
    route('GET', `${prefix}/{year:year}/{month:two}/{day:two}/events`, logs.events),
    // Nothing is changed here; and a preflight is answered, not refused.
    { ...others, takesCrossSite: true },
  ];
}

function refuse(request: Request, context: Context, mount: FolderMount): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseChange(request, context, mount);
  throw new AppError('not_found', `Cannot find anything at ${context.target.path}`, {
    hint: 'Logs are at /year/month/day, such as 2006/11/23, and at today.',
  });
}

import type { ServerRequest } from 'srvx';

/**
 * Whether the client asks for a Server-Timing header: it sends `Prefer: server-timing` (RFC 7240). Not in every
 * answer, since nearly nobody reads it; for everybody who asks, since it tells no more than a stopwatch does.
 */
export function wantsServerTiming(request: Request): boolean {
  // Every request is asked: no Headers object is made for that alone.
  const { req } = (request as ServerRequest).runtime?.node ?? {};
  const prefer = req === undefined ? request.headers.get('prefer') : req.headers['prefer'];
  return typeof prefer === 'string' && /(?:^|,)\s*server-timing\s*(?:[,;]|$)/i.test(prefer);
}

/** `app;dur=1.2, compress;dur=0.3`: durations in milliseconds. */
export function formatServerTiming(durations: Readonly<Record<string, number>>): string {
  return Object.entries(durations)
    .map(([name, ms]) => `${name};dur=${Math.round(ms * 10) / 10}`)
    .join(', ');
}

import type { ServerRequest } from 'srvx';

/**
 * Whether the client asks for a Server-Timing header, by `Prefer: server-timing` (RFC 7240). It is not in every answer
 * because few clients read it. Every client may ask for it, because it reveals no more than a stopwatch does.
 */
export function wantsServerTiming(request: Request): boolean {
  // This runs for every request, so it avoids making a Headers object.
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

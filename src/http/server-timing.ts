/**
 * Whether the client asks for a Server-Timing header: it sends `Prefer: server-timing` (RFC 7240). Not in every
 * answer, since nearly nobody reads it; for everybody who asks, since it tells no more than a stopwatch does.
 */
export function wantsServerTiming(request: Request): boolean {
  const prefer = request.headers.get('prefer');
  return prefer !== null && /(?:^|,)\s*server-timing\s*(?:[,;]|$)/i.test(prefer);
}

/** `app;dur=1.2, compress;dur=0.3`: durations in milliseconds. */
export function formatServerTiming(durations: Readonly<Record<string, number>>): string {
  return Object.entries(durations)
    .map(([name, ms]) => `${name};dur=${Math.round(ms * 10) / 10}`)
    .join(', ');
}

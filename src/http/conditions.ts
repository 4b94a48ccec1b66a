import { AppError } from '../errors.ts';

/** What distinguishes one state of some content from another. */
export interface Validators {
  /** The text of the ETag, without its quotes. */
  readonly etag: string;
  /** Whether other bytes may have the same ETag. */
  readonly isWeak?: boolean;
  readonly lastModified: Date | undefined;
}

/** `*`, or the entity tags of a condition, without their quotes. */
export type EntityTags = '*' | readonly string[];

/**
 * Parses If-Match or If-None-Match (RFC 9110 section 13.1). With `weak` a weak tag counts like the strong one of the
 * same text, as If-None-Match requires; with `strong` weak tags match nothing.
 */
export function parseEntityTags(value: string | null, comparison: 'strong' | 'weak'): EntityTags | undefined {
  if (value === null) return undefined;
  if (value.trim() === '*') return '*';
  const single = /^(W\/)?"([^"]*)"$/.exec(value);
  if (single !== null) return single[1] === undefined || comparison === 'weak' ? [single[2] ?? ''] : [];
  const tags = [...value.matchAll(/(W\/)?"([^"]*)"/g)];
  return tags.filter(([, weak]) => weak === undefined || comparison === 'weak').map(([, , tag = '']) => tag);
}

/**
 * Whether the client has this representation already (RFC 9110 section 13.2.2): by its ETag, or without one by the time
 * of the last change, once the second of that change is over. A time in the future is ignored.
 */
export function isNotModified(
  request: Request,
  etag: string,
  lastModified: Date | undefined,
  nowMs = Date.now(),
): boolean {
  const tags = parseEntityTags(request.headers.get('if-none-match'), 'weak');
  if (tags !== undefined) return tags === '*' || tags.includes(etag);
  const since = dateIn(request, 'if-modified-since');
  if (Number.isNaN(since) || lastModified === undefined || since > nowMs) return false;
  const isOver = wholeSecond(lastModified.getTime()) < wholeSecond(nowMs);
  return isOver && changeSecond(lastModified) <= since;
}

/** Whether the Last-Modified of a change stays the same from now on: `validatorHeaders` gives an earlier one before. */
export function hasSettled(lastModified: Date, nowMs = Date.now()): boolean {
  return changeSecond(lastModified) <= wholeSecond(nowMs);
}

/** The validators as headers. Last-Modified is never later than the answer itself (RFC 9110 section 8.8.2.1). */
export function validatorHeaders(
  { etag, isWeak, lastModified }: Validators,
  nowMs = Date.now(),
): Record<string, string> {
  const headers = { etag: `${isWeak === true ? 'W/' : ''}"${etag}"` };
  if (lastModified === undefined) return headers;
  const lastChange = new Date(Math.min(changeSecond(lastModified), wholeSecond(nowMs)));
  return { ...headers, 'last-modified': lastChange.toUTCString() };
}

/**
 * Throws precondition_failed when the content has another state than the client requires (RFC 9110 sections 13.1.1,
 * 13.1.4): by its ETag, or without one by the time of the last change.
 */
export function checkDemandedState(request: Request, { etag, isWeak, lastModified }: Validators): void {
  const tags = parseEntityTags(request.headers.get('if-match'), 'strong');
  if (tags !== undefined) {
    if (tags === '*' || (isWeak !== true && tags.includes(etag))) return;
  } else {
    const since = dateIn(request, 'if-unmodified-since');
    if (Number.isNaN(since) || lastModified === undefined || changeSecond(lastModified) <= since) return;
  }
  throw new AppError('precondition_failed', 'Cannot send this version: the content has changed', {
    hint: 'Send the request without the condition to get the current content.',
  });
}

/**
 * Whether a range of the current content may be sent: If-Range names this state (RFC 9110 section 13.1.5), or is
 * missing. A weak tag never matches.
 */
export function isRangeFresh(request: Request, { etag, isWeak, lastModified }: Validators): boolean {
  const condition = request.headers.get('if-range')?.trim();
  if (condition === undefined) return true;
  if (/^(?:W\/)?"/.test(condition)) return isWeak !== true && condition === `"${etag}"`;
  return lastModified !== undefined && Date.parse(condition) === changeSecond(lastModified);
}

/** The time in a header, in ms; NaN when there is none. */
function dateIn({ headers }: Request, name: string): number {
  const value = headers.get(name);
  return value === null ? Number.NaN : Date.parse(value);
}

/**
 * The time of a change in ms, rounded up to whole seconds as HTTP has them. Rounded down, it would be the same for two
 * changes within a second, and a client that read between the two would keep the first one for ever.
 */
function changeSecond(date: Date): number {
  return Math.ceil(date.getTime() / 1000) * 1000;
}

function wholeSecond(timeMs: number): number {
  return Math.floor(timeMs / 1000) * 1000;
}

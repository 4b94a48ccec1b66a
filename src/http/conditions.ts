import { AppError } from '../errors.ts';

/** What tells one state of some content from another. */
export interface Validators {
  /** The text of the ETag, without its quotes. */
  readonly etag: string;
  /** Whether other bytes may bear the same ETag. */
  readonly isWeak?: boolean;
  readonly lastModified: Date | undefined;
}

/** `*`, or the strong validators that a condition names, without their quotes. */
export type EntityTags = '*' | readonly string[];

/**
 * Parses If-Match or If-None-Match (RFC 9110 section 13.1). With `weak` a weak tag counts as the strong one of the
 * same text, which is what If-None-Match asks for; without it weak tags match nothing.
 */
export function parseEntityTags(value: string | null, comparison: 'strong' | 'weak'): EntityTags | undefined {
  if (value === null) return undefined;
  if (value.trim() === '*') return '*';
  const tags = [...value.matchAll(/(W\/)?"([^"]*)"/g)];
  return tags.filter(([, weak]) => weak === undefined || comparison === 'weak').map(([, , tag = '']) => tag);
}

/**
 * Whether the client has this representation already (RFC 9110 section 13.2.2): by its ETag, or when it sends none,
 * by the time of the last change, which HTTP knows in whole seconds.
 */
export function isNotModified(request: Request, etag: string, lastModified: Date | undefined): boolean {
  const tags = parseEntityTags(request.headers.get('if-none-match'), 'weak');
  if (tags !== undefined) return tags === '*' || tags.includes(etag);
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  if (Number.isNaN(since) || lastModified === undefined) return false;
  return wholeSeconds(lastModified) <= since;
}

/** The validators as headers. */
export function validatorHeaders({ etag, isWeak, lastModified }: Validators): Record<string, string> {
  return {
    etag: `${isWeak === true ? 'W/' : ''}"${etag}"`,
    ...(lastModified === undefined ? {} : { 'last-modified': lastModified.toUTCString() }),
  };
}

/**
 * Refuses to show content of another state than the one that the client demands (RFC 9110 sections 13.1.1, 13.1.4):
 * by its ETag, or when it sends none, by the time of the last change. Throws precondition_failed.
 */
export function checkDemandedState(request: Request, { etag, isWeak, lastModified }: Validators): void {
  const tags = parseEntityTags(request.headers.get('if-match'), 'strong');
  if (tags !== undefined) {
    if (tags === '*' || (isWeak !== true && tags.includes(etag))) return;
  } else {
    const since = Date.parse(request.headers.get('if-unmodified-since') ?? '');
    if (Number.isNaN(since) || lastModified === undefined || wholeSeconds(lastModified) <= since) return;
  }
  throw new AppError('precondition_failed', 'Cannot answer with that state: the content has changed since', {
    hint: 'Ask without the condition to get it as it is now.',
  });
}

/**
 * Whether a range may be cut from the content as it is now: its If-Range names this very state (RFC 9110 section
 * 13.1.5), or there is none. A weak tag never does.
 */
export function isRangeFresh(request: Request, { etag, isWeak, lastModified }: Validators): boolean {
  const condition = request.headers.get('if-range')?.trim();
  if (condition === undefined) return true;
  if (/^(?:W\/)?"/.test(condition)) return isWeak !== true && condition === `"${etag}"`;
  return lastModified !== undefined && Date.parse(condition) === wholeSeconds(lastModified);
}

/** HTTP knows no part of a second. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}

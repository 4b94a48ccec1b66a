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
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

import { create } from 'content-disposition';

/**
 * A Content-Disposition that makes every client save the answer under this name (RFC 6266, RFC 8187). Control
 * characters, slashes, backslashes and lone surrogates in the name are replaced.
 */
export function attachment(fileName: string): string {
  // encodeURIComponent throws on lone surrogates; Node refuses control characters in a header.
  const safe = fileName.toWellFormed().replace(/[\p{Cc}/\\]/gu, '_');
  return create(safe);
}

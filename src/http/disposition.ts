import { create } from 'content-disposition';

/** A name that needs neither quotes nor encoding, which most have: the library takes a microsecond for it. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;

/**
 * A Content-Disposition that makes every client save the answer under this name (RFC 6266, RFC 8187). Control
 * characters, slashes, backslashes and lone surrogates in the name are replaced.
 */
export function attachment(fileName: string): string {
  if (PLAIN.test(fileName)) return `attachment; filename=${fileName}`;
  // encodeURIComponent throws on lone surrogates; Node refuses control characters in a header.
  const safe = fileName.toWellFormed().replace(/[\p{Cc}/\\]/gu, '_');
  return create(safe);
}

import { create } from 'content-disposition';

/**
 * A Content-Disposition that saves the answer under that name in every client (RFC 6266, RFC 8187), whatever the
 * name holds: what is no well-formed Unicode or would lead to another folder is replaced.
 */
export function attachment(fileName: string): string {
  // encodeURIComponent throws on lone surrogates; Node refuses control characters in a header.
  const safe = fileName.toWellFormed().replace(/[\p{Cc}/\\]/gu, '_');
  return create(safe);
}

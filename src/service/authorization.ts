import { AppError } from '../errors.ts';

/**
 * The secret of an Authorization header: Bearer (RFC 6750), or the password of Basic (RFC 7617), whose user name may
 * be anything; undefined without one. Throws unauthorized when the header can't be read.
 */
export function presentedSecret(request: Request): string | undefined {
  const header = request.headers.get('authorization');
  if (header === null) return undefined;
  const [, scheme = '', value = ''] = /^([a-z]+) +(\S+) *$/i.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() === 'basic') {
    const [, password] = /^[^:]*:(.+)$/s.exec(Buffer.from(value, 'base64').toString()) ?? [];
    if (password !== undefined) return password;
  }
  throw new AppError('unauthorized', 'Cannot read the Authorization header: it has no token', {
    hint: 'Send the token as the Basic password, as in: curl -u :TOKEN …, or as a Bearer token.',
  });
}

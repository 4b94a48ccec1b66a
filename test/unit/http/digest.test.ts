import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestCheckOf, formatSha256Digest } from '../../../src/http/digest.ts';

const body = Buffer.from('{"hello": "world"}\n');
// The values of RFC 9530, appendix D.
const SHA_256 = ':RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:';
const SHA_512 = ':YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:';

function verify(headers: Record<string, string>, bytes: Uint8Array = body): void {
  const check = digestCheckOf(new Request('http://host/', { headers }));
  check?.update(bytes.subarray(0, 5));
  check?.update(bytes.subarray(5));
  check?.verify();
}

describe('digestCheckOf', () => {
  it.each([
    { 'repr-digest': `sha-256=${SHA_256}` },
    { 'content-digest': `sha-512=${SHA_512}` },
    { 'content-digest': `sha-256=${SHA_256}, sha-512=${SHA_512}` },
    { 'repr-digest': `sha-256=${SHA_256};level=1` },
    { 'repr-digest': `sha-512=${SHA_512}, md5=:AAAA:` },
    { 'repr-digest': `  sha-256=${SHA_256}  ` },
    { 'repr-digest': 'md5=:AAAA:, sha=:AAAA:, unixsum=5, sha-1=?1' },
    { 'repr-digest': '' },
    {},
  ])('lets a body pass that is what %j says', (headers) => {
    expect(() => verify(headers as Record<string, string>)).not.toThrow();
  });

  it.each([
    { 'repr-digest': `sha-256=${SHA_256}` },
    { 'content-digest': `sha-512=${SHA_512}` },
    { 'content-digest': `sha-256=${formatSha256Digest(sha256('other')).slice(8)}, sha-512=${SHA_512}` },
    { 'repr-digest': `sha-256=${SHA_256}`, 'content-digest': formatSha256Digest(sha256('other')) },
  ])('refuses other bytes than %j says', (headers) => {
    expect(() => verify(headers as Record<string, string>, Buffer.from('other'))).toThrow(
      /does not match (Repr|Content)-Digest/,
    );
  });

  it.each([
    'sha-256',
    'sha-256=',
    'sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=',
    'sha-256="RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg="',
    'sha-256=:AAAA:',
    'sha-512=:AAAA:',
    'sha-256=::',
    'sha-256=:???:',
  ])('refuses %s, which is no digest', (value) => {
    expect(() => verify({ 'repr-digest': value })).toThrow(/Cannot read the Repr-Digest/);
  });
});

describe('formatSha256Digest', () => {
  it('writes a digest as RFC 9530 does', () => {
    expect(formatSha256Digest(createHash('sha256').update(body).digest('hex'))).toBe(`sha-256=${SHA_256}`);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

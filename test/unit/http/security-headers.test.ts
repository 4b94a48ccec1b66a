import { describe, expect, it } from 'vitest';
import {
  OWN_CONTENT_HEADERS,
  SECURITY_HEADERS,
  UNTRUSTED_CONTENT_HEADERS,
} from '../../../src/http/security-headers.ts';

/** The directives of a policy, in the order of their names. */
function policyOf(headers: Readonly<Record<string, string>>): string[] {
  return (headers['content-security-policy'] ?? '').split('; ').toSorted();
}

describe('SECURITY_HEADERS', () => {
  it('let a page use what this server sends, and nothing else', () => {
    expect(policyOf(SECURITY_HEADERS)).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
    ]);
    const { 'content-security-policy': _, ...others } = SECURITY_HEADERS;
    expect(others).toEqual({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
});

describe('UNTRUSTED_CONTENT_HEADERS', () => {
  it('let a file of a stranger use nothing at all', () => {
    expect(policyOf(UNTRUSTED_CONTENT_HEADERS)).toEqual([
      "default-src 'none'",
      "frame-ancestors 'none'",
      'sandbox',
    ]);
  });
});

describe('OWN_CONTENT_HEADERS', () => {
  it('let a page of the operator use files of this server, no plug-in, and no form of elsewhere', () => {
    expect(policyOf(OWN_CONTENT_HEADERS)).toEqual([
      "base-uri 'self'",
      "default-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "img-src 'self' data:",
      "object-src 'none'",
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { admitBy, type Token } from '../../../src/access/token.ts';
import { visitorOf } from '../../support/site/fixtures.ts';

const NOW = new Date('2026-01-02T12:00:00Z');
const { token } = visitorOf('uploader', 'ci');

function admit(
  stored: Partial<Token> | undefined,
  actor: { tokenId: number | undefined } = { tokenId: 1 },
): void {
  const found = stored && ({ ...token, ...stored } as Token);
  admitBy(() => found)(actor, NOW);
}

describe('admitBy', () => {
  it.each<[string, Partial<Token>]>([
    ['revoked', { revokedAt: NOW }],
    ['expired', { expiresAt: NOW }],
  ])('refuses a token that is %s by now', (_how, change) => {
    expect(() => admit(change)).toThrow('revoked or expired');
    expect(() => admit(change, { tokenId: undefined })).not.toThrow();
  });

  it('lets a token that is in use go on, and one that is kept elsewhere', () => {
    expect(() => admit({})).not.toThrow();
    expect(() => admit(undefined)).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { tokenLink } from '../../../../src/site/admin/token-link.ts';
import { frame, moderator, visitorOf } from '../../../support/site/fixtures.ts';

const names = new Map([[7, '<b>Maria']]);
const admin = { ...frame, visitor: visitorOf('admin') };

describe('tokenLink', () => {
  it('names who holds a token with its number, leading an admin to it', () => {
    expect(tokenLink(7, names, admin).toString()).toBe(
      '<a href="/sub/admin/tokens/7"><bdi>&lt;b&gt;Maria</bdi></a> (token\u00a07)',
    );
  });

  it('leads nobody to a page that they may not open', () => {
    expect(tokenLink(7, names, { ...frame, visitor: moderator }).toString()).toBe(
      '<bdi>&lt;b&gt;Maria</bdi> (token\u00a07)',
    );
  });

  it('tells the number of a token that is gone', () => {
    expect(tokenLink(1234, names, admin).toString()).toBe('token\u00a01234');
  });
});

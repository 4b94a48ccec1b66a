import { describe, expect, it } from 'vitest';
import { checkFormToken, formTokenOf } from '../../../src/access/form-token.ts';

describe('formTokenOf', () => {
  it('is the same for a session each time, another for another, and not the secret', () => {
    expect(formTokenOf('a')).toMatch(/^[\w-]{43}$/);
    expect(formTokenOf('a')).toBe(formTokenOf('a'));
    expect(formTokenOf('a')).not.toBe(formTokenOf('b'));
    expect(formTokenOf('a')).not.toContain('a'.repeat(2));
  });
});

describe('checkFormToken', () => {
  it('takes the form token of the session', () => {
    expect(() => checkFormToken(formTokenOf('a'), formTokenOf('a'))).not.toThrow();
  });

  it('refuses every other as forbidden, of whatever length', () => {
    const expected = formTokenOf('a');
    for (const given of [
      '',
      'x',
      formTokenOf('b'),
      expected.slice(1),
      `${expected}x`,
      '\u{D800}',
      'ä'.repeat(1e5),
    ]) {
      expect(() => checkFormToken(expected, given)).toThrow(expect.objectContaining({ code: 'forbidden' }));
    }
  });

  it('refuses all where there is no session', () => {
    expect(() => checkFormToken(undefined, '')).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });
});

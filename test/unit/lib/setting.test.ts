import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultOf, descriptionOf, setting, writeSetting } from '../../../src/lib/setting.ts';

const size = setting(z.string().transform(Number).default(2), {
  value: 'size',
  about: 'how large it is',
  write: (bytes) => `${bytes} B`,
});

describe('setting', () => {
  it('keeps the description with the schema, which checks as before', () => {
    expect(size.parse('7')).toBe(7);
    expect(descriptionOf(size)).toMatchObject({ value: 'size', about: 'how large it is' });
  });

  it('refuses to describe what is no setting', () => {
    expect(() => descriptionOf(z.string())).toThrow('it is not a setting');
  });
});

describe('writeSetting', () => {
  it.each([
    [undefined, undefined],
    [[], undefined],
    [['a', 'b'], 'a, b'],
    [0, '0'],
    ['off', 'off'],
  ])('writes %j as %j', (value, text) => {
    expect(writeSetting({ value: 'x', about: 'x' }, value)).toBe(text);
  });
});

describe('defaultOf', () => {
  it('is written as an operator would, and is undefined where there is none', () => {
    expect(defaultOf(size)).toBe('2 B');
    expect(defaultOf(setting(z.string().optional(), { value: 'text', about: 'x' }))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { exists, formatDay, parseDay } from '../../../src/irc-logs/day.ts';

describe('parseDay', () => {
  it('reads what formatDay writes', () => {
    const day = { year: 2006, month: 2, day: 3 };
    expect(formatDay(day)).toBe('2006-02-03');
    expect(parseDay('2006-02-03')).toEqual(day);
    expect(parseDay('0099-02-03')).toEqual({ ...day, year: 99 });
  });

  it.each([
    '2006-02-30',
    '2006-13-01',
    '2006-00-01',
    '2006-01-00',
    '2006-2-3',
    '06-02-03',
    '2006-02-03x',
    '',
  ])('finds no day in %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('exists', () => {
  it('knows leap years', () => {
    expect(exists({ year: 2024, month: 2, day: 29 })).toBe(true);
    expect(exists({ year: 2023, month: 2, day: 29 })).toBe(false);
    expect(exists({ year: 1900, month: 2, day: 29 })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import {
  checkDemandedState,
  isNotModified,
  isRangeFresh,
  parseEntityTags,
  validatorHeaders,
} from '../../../src/http/conditions.ts';

function requestWith(headers: Record<string, string>): Request {
  return new Request('http://host/', { headers });
}

describe('parseEntityTags', () => {
  it('reads a star, one tag, and several', () => {
    expect(parseEntityTags(null, 'strong')).toBeUndefined();
    expect(parseEntityTags(' * ', 'strong')).toBe('*');
    expect(parseEntityTags('"a", "b,c"', 'strong')).toEqual(['a', 'b,c']);
  });

  it('lets weak tags match only in the weak comparison', () => {
    expect(parseEntityTags('W/"a", "b"', 'strong')).toEqual(['b']);
    expect(parseEntityTags('W/"a", "b"', 'weak')).toEqual(['a', 'b']);
  });

  it('matches nothing when the header is no list of tags', () => {
    expect(parseEntityTags('a, b', 'weak')).toEqual([]);
  });
});

describe('isNotModified', () => {
  const changed = new Date('2026-01-02T03:04:05.678Z');

  it('goes by the tag before the date', () => {
    const later = { 'if-modified-since': 'Sat, 03 Jan 2026 00:00:00 GMT' };
    expect(isNotModified(requestWith({ 'if-none-match': '"other"', ...later }), 'tag', changed)).toBe(false);
    expect(isNotModified(requestWith({ 'if-none-match': 'W/"tag"' }), 'tag', changed)).toBe(true);
  });

  it('compares dates in whole seconds, rounded up', () => {
    const within = new Date(changed.getTime()).toUTCString();
    const after = new Date(changed.getTime() + 1000).toUTCString();
    expect(isNotModified(requestWith({ 'if-modified-since': within }), 'tag', changed)).toBe(false);
    expect(isNotModified(requestWith({ 'if-modified-since': after }), 'tag', changed)).toBe(true);
  });

  it('lets no reader keep the first of two changes within a second', () => {
    const second = Date.parse('2026-01-02T03:04:05.000Z');
    const changes = [second, second + 200, second + 999];
    for (const [first, last] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const readAt = changes[first]!;
      const state = { etag: 'first', lastModified: new Date(readAt) };
      const sent = validatorHeaders(state, readAt)['last-modified'] ?? '';
      const dated = new Date(readAt).toUTCString();
      for (const passedMs of [0, 500, 1000, 60_000]) {
        for (const since of [sent, dated]) {
          const request = requestWith({ 'if-modified-since': since });
          const now = changes[last]! + passedMs;
          expect(isNotModified(request, 'second', new Date(changes[last]!), now)).toBe(false);
        }
      }
    }
  });

  it('confirms no date while the second of the change is running', () => {
    const request = requestWith({ 'if-modified-since': 'Fri, 02 Jan 2026 03:04:05 GMT' });
    const exact = new Date('2026-01-02T03:04:05.000Z');
    expect(isNotModified(request, 'tag', exact, exact.getTime() + 999)).toBe(false);
    expect(isNotModified(request, 'tag', exact, exact.getTime() + 1000)).toBe(true);
  });

  it('ignores a date in the future', () => {
    const request = requestWith({ 'if-modified-since': 'Sat, 03 Jan 2026 00:00:00 GMT' });
    expect(isNotModified(request, 'tag', changed, Date.parse('2026-01-02T23:59:59Z'))).toBe(false);
  });

  it('ignores a date that is none', () => {
    expect(isNotModified(requestWith({ 'if-modified-since': 'yesterday' }), 'tag', changed)).toBe(false);
  });
});

const state = { etag: 'tag', lastModified: new Date('2026-01-02T03:04:05.678Z') };
const at = 'Fri, 02 Jan 2026 03:04:06 GMT';
const before = 'Fri, 02 Jan 2026 03:04:05 GMT';
const after = 'Fri, 02 Jan 2026 03:04:07 GMT';

describe('checkDemandedState', () => {
  it.each([
    [{}, true],
    [{ 'if-match': '"tag"' }, true],
    [{ 'if-match': '"other", "tag"' }, true],
    [{ 'if-match': '*' }, true],
    [{ 'if-match': 'W/"tag"' }, false],
    [{ 'if-match': '"other"' }, false],
    [{ 'if-unmodified-since': at }, true],
    [{ 'if-unmodified-since': after }, true],
    [{ 'if-unmodified-since': before }, false],
    [{ 'if-unmodified-since': 'yesterday' }, true],
    [{ 'if-match': '"tag"', 'if-unmodified-since': before }, true],
    [{ 'if-match': '"other"', 'if-unmodified-since': after }, false],
  ])('with %j says %s', (headers, holds) => {
    const check = (): void => checkDemandedState(requestWith(headers), state);
    if (holds) expect(check).not.toThrow();
    else expect(check).toThrow('the content has changed');
  });

  it('never takes a weak tag for a match', () => {
    const check = (): void =>
      checkDemandedState(requestWith({ 'if-match': '"tag"' }), { ...state, isWeak: true });
    expect(check).toThrow('the content has changed');
  });
});

describe('isRangeFresh', () => {
  it.each([
    [undefined, true],
    ['"tag"', true],
    [' "tag" ', true],
    ['"other"', false],
    ['W/"tag"', false],
    ['"other", "tag"', false],
    ['*', false],
    [at, true],
    [before, false],
    [after, false],
    ['yesterday', false],
  ])('with If-Range: %s says %s', (value, isFresh) => {
    const headers: Record<string, string> = value === undefined ? {} : { 'if-range': value };
    expect(isRangeFresh(requestWith(headers), state)).toBe(isFresh);
  });

  it('never takes a weak tag for a match', () => {
    expect(isRangeFresh(requestWith({ 'if-range': '"tag"' }), { ...state, isWeak: true })).toBe(false);
  });
});

describe('validatorHeaders', () => {
  it('marks a weak tag', () => {
    expect(validatorHeaders(state)).toEqual({ etag: '"tag"', 'last-modified': at });
    expect(validatorHeaders({ etag: 'tag', isWeak: true, lastModified: undefined })).toEqual({
      etag: 'W/"tag"',
    });
  });

  it('names no time that is still to come', () => {
    const now = Date.parse('2026-01-02T03:04:05.700Z');
    expect(validatorHeaders(state, now)['last-modified']).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
    const future = { etag: 'tag', lastModified: new Date('2030-01-01T00:00:00Z') };
    expect(validatorHeaders(future, now)['last-modified']).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
  });
});

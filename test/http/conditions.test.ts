import { describe, expect, it } from 'vitest';
import { isNotModified, parseEntityTags } from '../../src/http/conditions.ts';

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

  it('compares dates in whole seconds', () => {
    expect(isNotModified(requestWith({ 'if-modified-since': changed.toUTCString() }), 'tag', changed)).toBe(
      true,
    );
    const before = new Date(changed.getTime() - 1000).toUTCString();
    expect(isNotModified(requestWith({ 'if-modified-since': before }), 'tag', changed)).toBe(false);
  });

  it('ignores a date that is none', () => {
    expect(isNotModified(requestWith({ 'if-modified-since': 'yesterday' }), 'tag', changed)).toBe(false);
  });
});

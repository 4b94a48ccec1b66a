import { describe, expect, it } from 'vitest';
import { parseScope, RESERVED_SEGMENTS } from '../../../src/lib/scope.ts';
import { ENDPOINTS } from '../../support/declared.ts';

describe('RESERVED_SEGMENTS', () => {
  it('holds the first segment of every address that is not a torrent or a collection', () => {
    const first = ENDPOINTS.map(({ template }) => template.split('/')[1] ?? '');
    const fixed = first.filter((segment) => segment !== '' && !segment.includes('{'));
    expect(fixed.filter((segment) => !RESERVED_SEGMENTS.has(segment.toLowerCase()))).toEqual([]);
  });
});

describe('parseScope', () => {
  it.each(['docs', 'API/**', '/upload/', 'torrents/x/**'])(
    'refuses %s, where nothing can be published',
    (text) => {
      expect(() => parseScope(text)).toThrow('that address belongs to the service');
    },
  );

  it('takes a reserved name below another', () => {
    expect(parseScope('debian/docs/**')).toBe('debian/docs/**');
  });
});

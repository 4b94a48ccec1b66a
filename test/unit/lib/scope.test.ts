import { describe, expect, it } from 'vitest';
import { apiRoutes, type ApiParts } from '../../../src/api/routes.ts';
import type { EndpointParts } from '../../../src/service/endpoint-routes.ts';
import { parseScope, RESERVED_SEGMENTS } from '../../../src/lib/scope.ts';
import { siteRoutes, type SiteParts } from '../../../src/site/routes.ts';
import { healthRoutes } from '../../../src/service/health.ts';

describe('RESERVED_SEGMENTS', () => {
  it('holds the first segment of every address that is not a torrent or a collection', () => {
    const routes = [
      ...siteRoutes({} as SiteParts),
      ...apiRoutes({} as ApiParts),
      ...healthRoutes({} as EndpointParts, () => Promise.resolve(undefined)),
    ];
    const first = routes.map(({ template }) => template.split('/')[1] ?? '');
    const fixed = first.filter((segment) => segment !== '' && !segment.includes('{'));
    expect(fixed.filter((segment) => !RESERVED_SEGMENTS.has(segment))).toEqual([]);
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

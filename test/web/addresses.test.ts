import { describe, expect, it } from 'vitest';
import type { ApiDeps } from '../../src/api/deps.ts';
import { apiRoutes } from '../../src/api/routes.ts';
import type { SiteDeps } from '../../src/site/deps.ts';
import { siteRoutes } from '../../src/site/routes.ts';
import { createAddresses, RESERVED_SEGMENTS } from '../../src/web/addresses.ts';
import { healthRoutes } from '../../src/web/health.ts';

describe('RESERVED_SEGMENTS', () => {
  it('holds the first segment of every address that is not a torrent or a collection', () => {
    const routes = [
      ...siteRoutes({} as SiteDeps),
      ...apiRoutes({} as ApiDeps),
      ...healthRoutes(() => Promise.resolve(true)),
    ];
    const first = routes.map(({ template }) => template.split('/')[1] ?? '');
    const fixed = first.filter((segment) => segment !== '' && !segment.includes('{'));
    expect(fixed.filter((segment) => !RESERVED_SEGMENTS.has(segment))).toEqual([]);
  });
});

describe('createAddresses', () => {
  it('stands under a prefix, and encodes what a name holds', () => {
    const addresses = createAddresses({ origin: 'https://host', prefix: '/sub' });
    expect(addresses.collection('')).toBe('https://host/sub/');
    expect(addresses.collection('a b/ü')).toBe('https://host/sub/a%20b/%C3%BC/');
    expect(addresses.file({ collection: 'a', fileName: '?#%.torrent' })).toBe(
      'https://host/sub/a/%3F%23%25.torrent',
    );
  });
});

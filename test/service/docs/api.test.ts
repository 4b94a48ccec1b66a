import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startService } from '../../support/service.ts';

const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');

describe('docs/api.md', () => {
  it('has each address of the API, and no other', async () => {
    const { app } = await startService();
    const served = app.routes
      .filter(({ template }) => template.startsWith('/api/v1'))
      .map(({ method, template }) => `${method} ${template.replaceAll(/:[a-z]+(?=\})/g, '')}`);
    const described = Array.from(page.matchAll(/^\| `([A-Z]+ \/api\S+)`/gm), ([, address]) => address ?? '');
    expect(described.toSorted()).toEqual(served.toSorted());
  });
});

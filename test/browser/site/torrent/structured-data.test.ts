import { describe, expect } from 'vitest';
import { torrentMetadata } from '../../../../src/site/torrent/structured-data.ts';
import { openPagesForAll } from '../../../support/enhanced-page.ts';
import { frame, torrentOf } from '../../../support/site/fixtures.ts';
import { testWith } from '../../../support/tools.ts';

const test = testWith('chromium');
const pages = openPagesForAll();

describe('torrentMetadata in a browser', () => {
  test('is read as it was written, and not stopped by the policy against scripts in the page', async () => {
    const title = '</script><img src=x onerror=alert(1)><!--\u2028';
    const head = torrentMetadata({
      torrent: torrentOf({ state: 'public', title }),
      addresses: frame.publicAddresses,
      summary: '3.6 GiB in 1 file',
    });
    const page = await pages.visit(head.toString());
    const source = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(source ?? '')).toMatchObject({ name: title });
    expect(await page.locator('img').count()).toBe(0);
  });
});

import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { describe, expect } from 'vitest';
import { joinModules } from '../../../src/service/join-modules.ts';
import { readModules } from '../../../src/service/module-graph.ts';
import { openForAll } from '../../support/browser-service.ts';
import type { TestService } from '../../support/service.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const test = testWith('chromium');
const script = joinModules(
  readModules(fileURLToPath(new URL('../../../src/client/client.ts', import.meta.url))),
);

let browser: Browser;
let service: TestService;

openForAll({}, (opened) => {
  ({ browser, service } = opened);
});

describe('the client in a browser', () => {
  test('publishes, lists and is refused', async () => {
    const page = await browser.newPage();
    await page.route('**/client-of-the-test.js', (route) =>
      route.fulfill({ body: script, contentType: 'text/javascript' }),
    );
    await page.goto(`${service.url}robots.txt`);
    const bytes = [...makeTorrent({ name: 'from a page' })];
    const seen = await page.evaluate(`(async () => {
      const { createClient } = await import('/client-of-the-test.js');
      const client = createClient({ url: ${JSON.stringify(service.url)}, token: ${JSON.stringify(service.token)} });
      const file = new File([new Uint8Array(${JSON.stringify(bytes)})], 'page.torrent');
      const { title } = await client.publish(file, { collection: 'page', title: 'Ö', fileName: file.name });
      const several = await client.publishFiles([{ content: file }, { content: new Blob(['d']) }], { collection: 'page' });
      const names = [];
      for await (const { fileName } of client.each('listTorrents', { collection: 'page' })) names.push(fileName);
      const [first] = (await client.listEvents({ collection: 'page' })).items;
      await client.publish(new Blob([new Uint8Array(${JSON.stringify([...makeTorrent({ name: 'second' })])})]), { collection: 'page' });
      const { value: event } = await client.followEvents({ collection: 'page', after: first.id }).next();
      const refused = await client.showTorrent({ infohash: 'c'.repeat(40) }).catch((error) => error);
      return { title, statuses: several.results.map(({ status }) => status), names, followed: [event.type, event.torrent.name], refused: [refused.name, refused.status, refused.code] };
    })()`);
    expect(seen).toEqual({
      title: 'Ö',
      statuses: [200, 422],
      names: ['page.torrent'],
      followed: ['published', 'second'],
      refused: ['ProblemError', 404, 'not_found'],
    });
    await page.close();
  });
});

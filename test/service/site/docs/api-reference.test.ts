import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiExamples } from '../../../../src/site/docs/api-examples.ts';
import { serviceForAll } from '../../../support/service.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { testWith } from '../../../support/tools.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const run = promisify(execFile);
const service = serviceForAll();

describe('the reference of the API', () => {
  it('has each operation, and each schema that one leads to', async () => {
    const page = await (await service.request('/docs/api', { headers: { accept: 'text/html' } })).text();
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    const links = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, id]) => id ?? '');
    expect(links).toContain('listTorrents');
    expect(links.filter((id) => !ids.has(id) && id !== 'main')).toEqual([]);
    for (const { template } of service.app.endpoints.filter((one) => one.template.startsWith('/api/v1')))
      expect(page).toContain(template.replaceAll(/:[a-z]+(?=\})/g, ''));
  });
});

describe('its examples', () => {
  let infohash: string;

  beforeAll(async () => {
    const answer = await service.request('/my-collection/first.torrent', {
      method: 'PUT',
      body: makeTorrent({ name: 'first' }),
      headers: { ...service.authorization, accept: 'application/json' },
    });
    infohash = ((await answer.json()) as { infohashV1: string }).infohashV1;
  });

  const expected = [
    /first http/,
    /created http|unchanged http|"outcome":"(?:created|unchanged)"/,
    /My title/,
    /accept/,
  ];
  const programs = {
    curl: ['sh', '-c'],
    javascript: ['node', '--input-type=module', '-e'],
    python: ['python3', '-c'],
  };

  for (const [language, [program = '', ...flags]] of Object.entries(programs)) {
    testWith(program)(`do in ${language} what they say`, async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'name.torrent'), makeTorrent({ name: 'name' }));
      for (const [index, example] of apiExamples(`${service.url}api/v1`).entries()) {
        const text = example[language as 'curl' | 'javascript' | 'python']
          .replace('TOKEN', service.token)
          .replace('INFOHASH', infohash);
        const { stdout } = await run(program, [...flags, text], { cwd: folder });
        expect(stdout, example.title).toMatch(
          language === 'curl' && index === 0 ? /"first"/ : (expected[index] ?? /./),
        );
      }
    });
  }
});

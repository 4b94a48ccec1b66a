import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../src/catalogue/check.ts';
import { loadAssets } from '../../../src/http/files.ts';
import { fold } from '../../../src/lib/unicode.ts';
import { checkJson } from '../../../src/metainfo/check-json.ts';
import { browserModules, torrentCheckModule, unicodeModule } from '../../../src/service/browser-modules.ts';
import { samples } from '../../support/corpus.ts';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';

const folder = fileURLToPath(new URL('../../../public/', import.meta.url));
const address = loadAssets(folder, browserModules()).address('torrent-check.js');

const service = serviceForAll();

describe('torrentCheckModule', () => {
  it('makes a module that says of every torrent of the corpus what the server says', async () => {
    const path = join(temporaryFolder(), 'torrent-check.mjs');
    writeFileSync(path, await torrentCheckModule().make());
    const made = (await import(pathToFileURL(path).href)) as { checkTorrent: (bytes: Uint8Array) => object };
    for (const { fileName, bytes } of [...samples('real'), ...samples('libtorrent')])
      expect(made.checkTorrent(bytes), fileName).toEqual(checkJson(checkTorrent(bytes)));
  });

  it('has an address whose content browsers keep for ever, compressed, as a script', async () => {
    const answer = await service.request(`/assets/${address}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(60_000);
    expect(await answer.text()).not.toContain(folder);

    const etag = answer.headers.get('etag') ?? '';
    const again = await service.request(`/assets/${address}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('is found under no other version, and nothing but scripts under its own', async () => {
    const [version = ''] = address.split('/');
    for (const path of [
      '0123456789abcdef/torrent-check.js',
      `${version}/style.css`,
      `${version}/read.ts`,
      `${version}/..%2fapp.js`,
      `${version}/metainfo/read.js`,
    ])
      expect((await service.request(`/assets/${path}`)).status, path).toBeOneOf([400, 404]);
  });
});

describe('unicodeModule', () => {
  it('makes a module that folds names as the server does', async () => {
    const path = join(temporaryFolder(), 'unicode.mjs');
    writeFileSync(path, await unicodeModule().make());
    const made = (await import(pathToFileURL(path).href)) as { fold: (text: string) => string };
    for (const name of ['Crème Brûlée', `a${'\u0315\u0300'.repeat(100)}B`, 'ﬁle ＡＢＣ'])
      expect(made.fold(name)).toBe(fold(name));
  });
});

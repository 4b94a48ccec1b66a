import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../../src/config/config.ts';
import { accentCss, loadBranding } from '../../../../src/site/layout/branding.ts';
import { contrast } from '../../../support/contrast.ts';
import { startService } from '../../../support/service.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { frame } from '../../../support/site/fixtures.ts';

const PAGE = { headers: { accept: 'text/html' } };

/** What every PNG of that size begins with. */
function pngHead(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n', 'latin1');
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

describe('accentCss', () => {
  const colours = [
    '#ff0000',
    '#ffff00',
    '#00ff00',
    '#00ffff',
    '#0000ff',
    '#ff00ff',
    '#808080',
    '#ffffff',
    '#000000',
  ];

  it.each(colours)('gives %s a contrast of 7 to 1 on the light and the dark background', (colour) => {
    const [light = '', dark = ''] = accentCss(colour).match(/#[\da-f]{6}/g) ?? [];
    expect(contrast(light, '#f7fbfc')).toBeGreaterThanOrEqual(7);
    expect(contrast(dark, '#0e1519')).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ['#ff0000', '#6b3129', '#ffbcb1'],
    ['#808080', '#454545', '#d1d1d1'],
  ])('tints the accent by %s in plain sRGB, which every browser knows', (colour, light, dark) => {
    expect(accentCss(colour)).toBe(
      `:root{--accent:${light}}@media (prefers-color-scheme:dark){:root{--accent:${dark}}}\n`,
    );
  });
});

describe('the branding of an instance', () => {
  it('is that of the program as long as nothing is set', async () => {
    const service = await startService();
    const page = await (await service.request('/', PAGE)).text();
    expect(page).toContain('· Torrentry');
    expect(page).not.toMatch(/accent\.css|<img|site-links/);
  });

  it('has its own name, logo, tint, links and welcome', async () => {
    const folder = temporaryFolder();
    const siteLogo = join(folder, 'own.svg');
    writeFileSync(siteLogo, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
    const service = await startService({
      siteName: 'Mods & Maps',
      siteLogo,
      siteAccent: '#aa3366',
      siteLinks: [{ text: 'Forum', address: 'https://forum.example/' }],
      siteWelcome: 'Hello **there**, <script>alert(1)</script>',
    });
    const text = await (await service.request('/', PAGE)).text();
    expect(text).toContain('<strong>there</strong>, &lt;script&gt;');
    expect(text).toContain('· Mods &amp; Maps');
    expect(text).toContain('<meta name="description" content="Hello there, ');
    expect(text).toContain('<a href="https://forum.example/">Forum</a>');
    const [, logo = ''] = /<img\s+src="([^"]+)"/.exec(text) ?? [];
    const served = await service.request(logo);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    const [, accent = ''] = /href="([^"]*accent\.css[^"]*)"/.exec(text) ?? [];
    expect(await (await service.request(accent)).text()).toContain('--accent');
  });

  it.each([
    ['a wide one', 'a.svg', '<svg viewBox="0 0 120 40"/>', 72, 24],
    ['one without a view box', 'a.svg', `<?xml version="1.0"?><svg width='30px' height='40px'/>`, 18, 24],
    ['one that tells nothing', 'a.svg', '<svg width="100%" height="100%"/>', 24, 24],
    ['one that is no picture', 'a.png', 'none', 24, 24],
    ['a PNG', 'A.PNG', pngHead(300, 100), 72, 24],
    ['one that would be too wide', 'a.png', pngHead(2000, 100), 160, 8],
  ])('gives a logo the room of its ratio: %s', (_, name, content, width, height) => {
    const siteLogo = join(temporaryFolder(), name);
    writeFileSync(siteLogo, content);
    expect(loadBranding({ ...frame.branding, siteLogo }).logo).toMatchObject({ width, height });
  });

  it('greets above the heading of the list', async () => {
    const service = await startService({ siteWelcome: 'Hello' });
    expect(await (await service.request('/', PAGE)).text()).toMatch(/Hello[^]*<h1>/);
  });

  it('does not start with a logo that cannot be read', async () => {
    await expect(startService({ siteLogo: '/nowhere/logo.svg' })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('the settings of branding', () => {
  const load = (env: Record<string, string>) => loadConfig({ flags: {}, env, readFile: () => '' });

  it('are read from the environment', () => {
    const { config } = load({
      TORRENTRY_SITE_NAME: 'Mods',
      TORRENTRY_SITE_LINKS: 'Forum=https://forum.example/?a=b, About=/docs/rules',
    });
    expect(config).toMatchObject({
      siteName: 'Mods',
      siteLinks: [
        { text: 'Forum', address: 'https://forum.example/?a=b' },
        { text: 'About', address: '/docs/rules' },
      ],
    });
  });

  it.each([
    ['TORRENTRY_SITE_ACCENT', 'red'],
    ['TORRENTRY_SITE_LINKS', 'Forum'],
    ['TORRENTRY_SITE_LINKS', 'Forum=javascript:alert(1)'],
    ['TORRENTRY_SITE_LINKS', 'Forum=//forum.example'],
    ['TORRENTRY_SITE_LOGO', 'logo.html'],
  ])('refuse %s=%s', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(name);
  });
});

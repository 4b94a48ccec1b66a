import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../../src/config/config.ts';
import { accentCss, loadBranding } from '../../../../src/site/layout/branding.ts';
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
    const [, c = '', h = ''] = /oklch\(39% ([\d.]+) ([\d.]+)\)/.exec(accentCss(colour)) ?? [];
    const [chroma, hue] = [Number(c), Number(h)];
    expect(contrast([0.39, chroma, hue], [0.986, 0.004, 210])).toBeGreaterThanOrEqual(7);
    expect(contrast([0.86, chroma, hue], [0.19, 0.014, 235])).toBeGreaterThanOrEqual(7);
  });
});

type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** WCAG 2.2's contrast ratio of two colours, those out of sRGB clipped to it. */
function contrast(one: Oklch, other: Oklch): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

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

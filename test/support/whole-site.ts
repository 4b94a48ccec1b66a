import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Config } from '../../src/config/settings.ts';
import { tokenOf } from './published.ts';
import { openService, type TestService } from './service.ts';
import { signIn, type SignedInBrowser } from './sign-in.ts';
import type { SitePage } from './site-pages.ts';
import { fillService, type Shown, type Written } from './whole-site-content.ts';

export type Reader = 'stranger' | 'owner' | 'admin';

/** A service, and those who are signed in there. */
export interface Site {
  readonly service: TestService;
  readonly browsers: Readonly<Record<Exclude<Reader, 'stranger'>, SignedInBrowser>>;
}

/** A service with everything on it. */
export interface WholeSite extends Site {
  readonly shown: Shown;
}

/** Nobody signs in there. */
const PROVIDER = {
  issuer: 'https://id.example',
  clientId: 'torrentry',
  clientSecret: undefined,
  roleClaim: 'groups',
  roles: new Map(),
  scope: 'openid',
};

/** Starts a service with what was written on all its pages. Its data is in that folder; whoever opens it closes it. */
export async function openWholeSite(folder: string, written: Written): Promise<WholeSite> {
  const [files, logs] = [join(folder, 'files'), join(folder, 'logs')];
  for (const it of [files, logs]) mkdirSync(it);
  writeFileSync(join(files, `${written.line.replaceAll('/', '_')}.txt`), 'a file');
  const line = `12:00 <bob> ${written.line}\n`;
  for (const name of ['2026-09-30.log', '#chan.2026-09-30.log', '#chan.log'])
    writeFileSync(join(logs, name), line);
  const { site, ownerHeaders } = await openSite(written.line, {
    data: join(folder, 'data'),
    review: 'on',
    mount: [{ prefix: '/files', folder: files }],
    logs: [{ prefix: '/irc', folder: logs }],
    webhooksPrivate: ['127.0.0.1'],
  });
  return { ...site, shown: await fillService(site.service, ownerHeaders, written) };
}

/** Starts a service without torrents, where anybody may publish, with a look of its own. */
export async function openBareSite(folder: string, { line }: Written): Promise<Site> {
  const { site } = await openSite('owner', {
    data: folder,
    uploads: 'open',
    oidc: PROVIDER,
    siteName: line.slice(0, 60),
    siteAccent: '#ffd400',
    siteLinks: [{ text: line, address: 'https://forum.example/' }],
    siteWelcome: `## Welcome\n\nRead the [rules](/docs/rules) first.`,
  });
  return site;
}

async function openSite(ownerName: string, settings: Partial<Config> & { data: string }) {
  const service = await openService({
    ...settings,
    publishers: 'pages',
    tracker: 'catalogue',
    trackerFigures: 'on',
    limitTracker: 'off',
    limitUploads: 'off',
    limitReports: 'off',
    limitLogins: 'off',
  });
  const { secret, headers } = await tokenOf(service, 'uploader', { name: ownerName.slice(0, 60) });
  const browsers = { owner: await signIn(service, secret), admin: await signIn(service) };
  // The thread that searches starts with the first search: not when a browser takes all of the machine.
  expect((await service.request('/?q=any')).status).toBe(200);
  return { site: { service, browsers }, ownerHeaders: headers };
}

/** A page as its reader's browser gets it. */
export function readSitePage(
  { service, browsers }: Site,
  { path, reader, form }: SitePage,
): Promise<Response> {
  const headers = {
    accept: 'text/html',
    'sec-fetch-site': 'same-origin',
    ...(reader !== 'stranger' && { cookie: browsers[reader].cookie }),
  };
  if (form === undefined) return service.request(path, { headers });
  const body = new Uint8Array(form.body);
  return service.request(path, { method: 'POST', headers: { ...headers, 'content-type': form.type }, body });
}

import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../../src/config/config.ts';
import { readPage, sendForm } from '../../../support/forms.ts';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import { openService, serviceForAll, startService } from '../../../support/service.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const textOf = (page: string): string =>
  (parsePage(page).find('main')[0]?.text ?? '').replaceAll(/\s+/g, ' ');

const service = serviceForAll();

describe('the overview', () => {
  it('tells what waits and what there is, by state, day, size and version', async () => {
    const service = await startService({ review: 'on' });
    const { headers } = await tokenOf(service, 'uploader');
    await publishTorrent(service, '/a/x.torrent', 'x');
    await publishTorrent(service, '/a/y.torrent', 'y', headers);
    const page = await readPage(service, '/admin');
    const text = textOf(page);
    expect(text).toContain('Open reports 0 Torrents pending review 1 Public torrents 1 Their content 1000 B');
    expect(text).toMatch(/The database \d/);
    expect(text).toContain('2 uploads, at most 2 a day');
    expect(text).toContain('public 1 50% ');
    expect(text).toContain('below 1 MiB 1 100%');
    expect(text).toContain('v1 1 100%');
    const rows = parsePage(page)
      .find('tr')
      .map(({ text: row }) => row.replaceAll(/\s+/g, ' ').trim());
    expect(rows).toContain(`${new Date().toISOString().slice(0, 10)} 2`);
  });

  it('counts each whole .torrent file that was sent', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/x.torrent', 'x');
    const whole = await service.request('/a/x.torrent');
    const etag = whole.headers.get('etag') ?? '';
    await service.request('/a/x.torrent?creator=me', { headers: service.authorization });
    await service.request('/a/x.torrent', { method: 'HEAD' });
    await service.request('/a/x.torrent', { headers: { 'if-none-match': etag } });
    await service.request('/a/x.torrent', { headers: { range: 'bytes=0-9' } });
    await service.request('/a/none.torrent');
    expect(textOf(await readPage(service, '/admin'))).toContain('2 downloads, at most 2 a day');
  });

  it('remembers downloads when the program ends', async () => {
    const data = temporaryFolder();
    const before = await openService({ data });
    await publishTorrent(before, '/a/x.torrent', 'x');
    await before.request('/a/x.torrent');
    await before.close();
    const service = await startService({ data, adminToken: before.token });
    expect(textOf(await readPage(service, '/admin'))).toContain('1 download, at most 1 a day');
  });

  it('tells moderators nothing of the database', async () => {
    const { headers } = await tokenOf(service, 'moderator');
    const text = textOf(await readPage(service, '/admin', headers));
    expect(text).toContain('Public torrents');
    expect(text).not.toContain('The database');
  });

  it('leads each to the parts that they may open', async () => {
    const parts = async (headers: Readonly<Record<string, string>>) =>
      parsePage(await readPage(service, '/admin', headers))
        .find('a')
        .map(({ attributes }) => attributes['href'] ?? '')
        .filter((address) => /^\/admin(?:\/[a-z]+)?$/.test(address));
    const { headers } = await tokenOf(service, 'moderator');
    expect(new Set(await parts(headers))).toEqual(
      new Set(['/admin', '/admin/queue', '/admin/torrents', '/admin/blocks', '/admin/publishers']),
    );
    expect(new Set(await parts(service.authorization)).size).toBe(11);
  });
});

describe('the settings', () => {
  it('are shown with where they come from, and of a secret only that it is set', async () => {
    const { config } = loadConfig({
      flags: { review: 'on', config: 'torrentry.json' },
      env: { TORRENTRY_UNDO_DAYS: '14', TORRENTRY_ADMIN_TOKEN_FILE: '/run/secret' },
      readFile: (path) =>
        path === '/run/secret'
          ? 'a-secret-of-the-operator\n'
          : '{"limitSearches":"5/10","uploadBytesMax":"5MiB"}',
    });
    const { review, undoDays, adminToken, limitSearches, uploadBytesMax, sources } = config;
    const service = await startService({
      review,
      undoDays,
      adminToken,
      limitSearches,
      uploadBytesMax,
      sources,
    });
    const page = await readPage(service, '/admin/settings');
    expect(page).not.toContain('a-secret-of-the-operator');
    const rows = parsePage(page)
      .find('tr')
      .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim());
    const row = (key: string) => rows.find((text) => text.startsWith(`${key} `));
    expect(row('review')).toMatch(/ on flag --review$/);
    expect(row('undoDays')).toMatch(/ 14 environment TORRENTRY_UNDO_DAYS$/);
    expect(row('limitSearches')).toMatch(/ 5\/10 file torrentry\.json$/);
    expect(row('uploadBytesMax')).toMatch(/ 5 MiB file torrentry\.json$/);
    expect(row('adminToken')).toMatch(/ set file \/run\/secret$/);
    expect(row('oidcClientSecret')).toMatch(/ not set default$/);
    expect(row('oidcRoleClaim')).toMatch(/ groups default$/);
    expect(row('port')).toMatch(/ 8080 default$/);
  });
});

describe('the health of the store', () => {
  it('tells sizes, threads and housekeeping, and what a look for damage found', async () => {
    const service = await startService();
    await publishTorrent(service);
    const before = textOf(await readPage(service, '/admin/health'));
    expect(before).toMatch(/Database [\d.]+ [KMG]iB/);
    expect(before).toMatch(/Free disk space [\d.]+ [KMGT]iB/);
    expect(before).toContain('Changes running');
    expect(before).toContain('0 removed torrents were purged');
    expect(before).not.toContain('Last check');
    const answer = await sendForm(service, '/admin/health', {});
    expect(answer.headers.get('location')).toBe('/admin/health#check');
    const after = textOf(await readPage(service, '/admin/health'));
    expect(after).toContain('Result no damage found');
    expect(after).toMatch(/Tables checked (\d+) of \1 /);
    expect(after).toContain('.torrent files checked 1 of 1');
  });
});

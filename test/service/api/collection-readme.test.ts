import { describe, expect, it } from 'vitest';
import { README_BYTES_MAX } from '../../../src/catalogue/readme.ts';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';

const service = serviceForAll();
const TEXT = '# Debian 13\n\nOfficial *images*.\n';

const api = (path: string, headers: Record<string, string> = service.authorization) =>
  service.request(`/api/v1/collections/${path}`, { headers });
const patch = (path: string, body: string | object, headers: Record<string, string> = {}) =>
  service.request(`/api/v1/collections/${path}`, {
    method: 'PATCH',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { ...service.authorization, 'content-type': 'application/json', ...headers },
  });
const plain = async (path: string) => (await service.request(`/${path}/README.md`)).text();

describe('the README of a collection in the API', () => {
  it('is shown, written and removed', async () => {
    await publishTorrent(service, '/told/x.torrent', 'x of told');
    const before = await (await api('told')).json();
    expect(before).toMatchObject({ readme: null, title: null });
    const written = await patch('told', { readme: TEXT });
    const after = { ...(before as object), readme: TEXT, title: 'Debian 13', summary: 'Official images.' };
    expect([written.status, await written.json()]).toEqual([200, after]);
    expect(await (await api('told')).json()).toEqual(after);
    expect(await plain('told')).toBe(TEXT);
    expect(await (await patch('told', { readme: null })).json()).toEqual(before);
    expect((await patch('told', { readme: null })).status).toBe(404);
    const log = await service.request('/api/v1/audit?action=readme.', { headers: service.authorization });
    const { items } = (await log.json()) as { readonly items: readonly { readonly action: string }[] };
    expect(items.map(({ action }) => action)).toEqual(['readme.remove', 'readme.write']);
  });

  it('is part of the version of the collection, by which a change can be conditional', async () => {
    await publishTorrent(service, '/tagged/x.torrent', 'x of tagged');
    const tagOf = (answer: Response) => answer.headers.get('etag') ?? '';
    const first = tagOf(await api('tagged'));
    const written = await patch('tagged', { readme: TEXT }, { 'if-match': first });
    expect(written.status).toBe(200);
    expect(tagOf(written)).toBe(tagOf(await api('tagged')));
    for (const change of [
      { readme: 'Other' },
      { readme: null },
      { order: 'version' },
      { path: 'tagged-too' },
    ])
      expect((await patch('tagged', change, { 'if-match': first })).status, JSON.stringify(change)).toBe(412);
    const changed = await patch('tagged', { order: 'version' }, { 'if-match': tagOf(written) });
    expect(changed.status).toBe(200);
    expect((await patch('tagged', { readme: 'Other' }, { 'if-match': tagOf(written) })).status).toBe(412);
    expect((await patch('tagged', { readme: null }, { 'if-match': tagOf(changed) })).status).toBe(200);
  });

  it('has the same writers as at its own address, who change nothing else', async () => {
    const { headers } = await tokenOf(service, 'uploader', { name: 'bound', collection: 'ours/**' });
    expect((await patch('ours/a', { readme: TEXT }, headers)).status).toBe(409);
    await publishTorrent(service, '/ours/a/x.torrent', 'x of ours', headers);
    expect((await patch('ours/a', { readme: TEXT }, headers)).status).toBe(200);
    for (const change of [{ order: 'version' }, { read: 'token' }, { path: 'ours/b' }, {}])
      expect((await patch('ours/a', change, headers)).status, JSON.stringify(change)).toBe(403);
    expect((await patch('theirs', { readme: TEXT }, headers)).status).toBe(403);
    const free = await tokenOf(service, 'uploader', { name: 'free' });
    expect((await patch('ours/a', { readme: 'x' }, free.headers)).status).toBe(403);
    const reader = await tokenOf(service, 'reader', { name: 'reads', collection: 'ours/**' });
    expect((await patch('ours/a', { readme: 'x' }, reader.headers)).status).toBe(403);
    const moderator = await tokenOf(service, 'moderator', { collection: 'ours/a' });
    expect((await patch('ours/a', { readme: 'By them' }, moderator.headers)).status).toBe(200);
    expect(await plain('ours/a')).toBe('By them');
  });

  it('is still shown to its writers when the last torrent is gone', async () => {
    const { headers } = await tokenOf(service, 'uploader', { name: 'leaving', collection: 'left' });
    await publishTorrent(service, '/left/x.torrent', 'x of left', headers);
    await patch('left', { readme: TEXT }, headers);
    await service.request('/left/x.torrent', { method: 'DELETE', headers });
    expect(await (await patch('left', { readme: 'Closed' }, headers)).json()).toMatchObject({
      torrentCount: 0,
    });
    expect(await (await api('left', headers)).json()).toMatchObject({ readme: 'Closed' });
    expect((await api('left', {})).status).toBe(404);
  });

  it('cannot be written without a token where uploads are open', async () => {
    const open = await startService({ uploads: 'open' });
    const statusOf = async (change: object) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'PATCH', headers, body: JSON.stringify(change) };
      return (await open.request('/api/v1/collections/a', init)).status;
    };
    for (const change of [{ readme: TEXT }, { readme: null }, { order: 'version' }, { path: 'b' }, {}])
      expect(await statusOf(change), JSON.stringify(change)).toBe(401);
  });

  it('arrives whole, however its characters are escaped', async () => {
    const text = '\u0001'.repeat(README_BYTES_MAX);
    expect((await patch('escaped', { readme: text })).status).toBe(200);
    expect(await plain('escaped')).toBe(text);
  });

  it.each([
    [
      'one that is too large',
      { readme: 'a'.repeat(README_BYTES_MAX + 1) },
      413,
      'a README of more than 256 KiB',
    ],
    ['half of a character', '{"readme":"a\\ud800"}', 422, 'half of a character at position 1'],
    ['an empty one', { readme: ' \n' }, 422, 'it is empty'],
    ['one that is no text', { readme: 1 }, 400, 'readme'],
    ['one beside settings', { readme: TEXT, order: 'version' }, 400, 'Send readme alone'],
    ['one that moves too', { readme: null, path: 'elsewhere' }, 400, 'alone'],
  ])('refuses %s, and changes nothing', async (_name, body, status, named) => {
    await patch('kept', { readme: 'Kept' });
    const answer = await patch('kept', body);
    expect(await answer.text()).toContain(named);
    expect(answer.status).toBe(status);
    expect(await plain('kept')).toBe('Kept');
    expect(await (await api('kept')).json()).toMatchObject({ settings: { order: 'published' } });
  });
});

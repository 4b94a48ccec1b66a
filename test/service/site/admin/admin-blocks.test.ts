import { describe, expect, it } from 'vitest';
import { auditOf, readPage, sendForm } from '../../../support/forms.ts';
import { publishTorrent, tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const INFOHASH = 'a'.repeat(40);

const service = serviceForAll();

describe('the block list', () => {
  it('takes an infohash or a magnet link with a reason, and gives it back', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'moderator');
    const { infohashV1 } = await publishTorrent(service);
    await service.request('/a/x.torrent', { method: 'DELETE', headers: service.authorization });
    const block = (infohash: string) =>
      sendForm(service, '/admin/blocks', { infohash, reason: 'no <b>malware</b>' }, headers);
    const answer = await block(`magnet:?xt=urn:btih:${infohashV1}&dn=x`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/admin/blocks#blocked');
    const publish = () =>
      service.request('/a/x.torrent', {
        method: 'PUT',
        body: makeTorrent({ name: 'x' }),
        headers: service.authorization,
      });
    expect((await publish()).status).toBe(403);
    expect(parsePage(await readPage(service, '/admin/blocks', headers)).find('td')[0]?.text).toBe(
      'no <b>malware</b>',
    );
    expect(
      parsePage(await readPage(service, '/admin/blocks'))
        .find('td')[2]
        ?.text.trim(),
    ).toBe('moderator (token 2)');
    await sendForm(service, '/admin/blocks/remove', { infohash: infohashV1 }, headers);
    expect(await readPage(service, '/admin/blocks')).toContain('No infohash is blocked.');
    expect((await publish()).status).toBe(201);
    expect(await auditOf(service)).toEqual(
      expect.arrayContaining([`block.add ${infohashV1}`, `block.remove ${infohashV1}`]),
    );
  });

  it('keeps what was typed when it could not be taken', async () => {
    for (const fields of [
      { infohash: 'no infohash', reason: 'why' },
      { infohash: INFOHASH, reason: ' ' },
    ]) {
      const answer = await sendForm(service, '/admin/blocks', fields);
      expect(answer.status).toBe(400);
      const page = await answer.text();
      expect(valueIn(page, 'infohash')).toBe(fields.infohash);
      expect(valueIn(page, 'reason')).toBe(fields.reason);
    }
    expect(await auditOf(service)).not.toContain(`block.add ${INFOHASH}`);
  });

  it('is for moderators of all collections', async () => {
    const { headers } = await tokenOf(service, 'moderator', { collection: 'debian/**' });
    const html = { ...headers, accept: 'text/html' };
    expect((await service.request('/admin/blocks', { headers: html })).status).toBe(403);
    expect(
      (await sendForm(service, '/admin/blocks', { infohash: INFOHASH, reason: 'x' }, headers)).status,
    ).toBe(403);
    expect((await sendForm(service, '/admin/blocks/remove', { infohash: INFOHASH }, headers)).status).toBe(
      403,
    );
    expect(await readPage(service, '/admin', headers)).not.toContain('/admin/blocks');
  });

  it('comes page by page, the newest first', async () => {
    const service = await startService();
    for (let index = 0; index < 101; index++)
      await sendForm(service, '/admin/blocks', {
        infohash: index.toString(16).padStart(40, '0'),
        reason: `${index}`,
      });
    const page = await readPage(service, '/admin/blocks');
    const [, next = ''] = /href="(\?before=[^"]*)"/.exec(page) ?? [];
    const rest = parsePage(await readPage(service, `/admin/blocks${next}`));
    expect(rest.find('td').map(({ text }) => text)).toContain('0');
    expect(rest.find('tr')).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { serviceForAll } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const service = serviceForAll();

interface Published {
  readonly infohashV1: string;
}

async function put(path: string, body: Uint8Array<ArrayBuffer>, token = service.token): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const answer = await service.request(path, { method: 'PUT', body, headers });
  expect(answer.ok).toBe(true);
  return ((await answer.json()) as Published).infohashV1;
}

const ask = (infoHash: string) => service.request(`/torrents/update?info_hash=${infoHash}`);

/** As clients ask trackers: letters and digits as they are, all other bytes with a percent sign. */
function percentEncoded(infohash: string): string {
  return Array.from(Buffer.from(infohash, 'hex'), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._~-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

async function makeUploader(): Promise<string> {
  const answer = await service.request('/api/v1/tokens', {
    method: 'POST',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'another', role: 'uploader' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

describe('/torrents/update', () => {
  it('answers with the newest torrent at the path of a superseded one, by hex digits or bytes', async () => {
    const first = await put('/update/a.torrent', makeTorrent({ name: 'update 1' }));
    const second = await put('/update/a.torrent', makeTorrent({ name: 'update 2' }));
    const newest = makeTorrent({ name: 'update 3' });
    await put('/update/a.torrent', newest);
    for (const asked of [first, first.toUpperCase(), percentEncoded(first), percentEncoded(second)]) {
      const answer = await ask(asked);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-bittorrent']);
      expect(Buffer.from(await answer.arrayBuffer()).equals(newest)).toBe(true);
    }
    const more = await service.request(
      `/torrents/update?client=x&info_hash=${first}&announce=http%3A%2F%2Fevil%2F`,
    );
    expect(Buffer.from(await more.arrayBuffer()).equals(newest)).toBe(true);
  });

  it('has nothing for the newest one, and is like a torrent’s own address for one that is unknown or removed', async () => {
    const only = await put('/update/only.torrent', makeTorrent({ name: 'update only' }));
    const answer = await ask(only);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect((await ask('0'.repeat(40))).status).toBe(404);
    await service.request('/update/only.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await ask(only)).status).toBe(410);
  });

  it('follows the newest one to where it was moved', async () => {
    const old = await put('/update/moved.torrent', makeTorrent({ name: 'update moved 1' }));
    const body = makeTorrent({ name: 'update moved 2' });
    await put('/update/moved.torrent', body);
    await service.request('/update/moved.torrent', {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ collection: 'update/elsewhere' }),
    });
    expect(Buffer.from(await (await ask(old)).arrayBuffer()).equals(body)).toBe(true);
  });

  it('never hands out what another owner published at the path later', async () => {
    const old = await put('/update/freed.torrent', makeTorrent({ name: 'update freed 1' }));
    await put('/update/freed.torrent', makeTorrent({ name: 'update freed 2' }));
    await service.request('/update/freed.torrent', { method: 'DELETE', headers: service.authorization });
    await put('/update/freed.torrent', makeTorrent({ name: 'update foreign' }), await makeUploader());
    expect((await ask(old)).status).toBe(204);
  });

  it.each(['', 'abc', '%zz'.repeat(20), '%ff'.repeat(19), `${'a'.repeat(40)}&info_hash=${'b'.repeat(40)}`])(
    'refuses info_hash=%s',
    async (asked) => {
      const answer = await ask(asked);
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('info_hash')]);
    },
  );
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.ts';
import { contentIn, contentOf, done, mirror, putBetween, startSource } from '../../support/mirror.ts';
import { ADMIN_TOKEN, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

describe('torrentry mirror', () => {
  it('copies what is public, with fields and in order, and then what happens to it', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    for (const name of ['one', 'two', 'three', 'four'])
      await client.publish(makeTorrent({ name }), {
        collection: `in/${name}`,
        title: `The ${name}`,
        tags: ['t'],
      });
    await client.publish(makeTorrent({ name: 'secret' }), { state: 'unlisted' });
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, inStep: true, published: 4, refused: 0 });
    const first = await contentOf(client);
    expect(await contentIn(data)).toEqual(first.filter(({ state }) => state === 'public'));

    const [one, two, three, four] = first.map(({ infohashV1 }) => infohashV1 ?? '');
    await client.changeTorrent({ infohash: one ?? '', title: null, description: 'Other', tags: [] });
    await client.changeTorrent({ infohash: two ?? '', collection: 'elsewhere', fileName: 'renamed.torrent' });
    await client.publish(makeTorrent({ name: 'three', comment: 'other bytes' }), { collection: 'in/three' });
    await client.removeTorrent({ infohash: four ?? '' });
    await client.publish(makeTorrent({ name: 'five' }), { collection: 'in/five', fileName: 'five.torrent' });
    await client.publish(makeTorrent({ name: 'six' }), { collection: 'in/five', fileName: 'five.torrent' });
    const again = await done(mirror(url, data));
    expect(again, again.output).toMatchObject({ code: 0, inStep: true, refused: 0, removed: 1 });
    expect(three).toBeDefined();
    expect(await contentIn(data)).toEqual(await contentOf(client));
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, published: 0, changed: 0, removed: 0 });
  });

  it('goes on after kill -9 at any moment, and has everything once', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const between = await putBetween(url);
    const killedAt = async (nth: number, part: string): Promise<void> => {
      const { child, ended } = mirror(between.url, data, ['--once']);
      let requests = 0;
      between.onRequest = (path) => {
        if (path.includes(part)) requests += 1;
        if (requests === nth) child.kill('SIGKILL');
      };
      expect((await ended)[1]).toBe('SIGKILL');
    };
    const files = Array.from({ length: 40 }, (_, index) => ({
      content: makeTorrent({ name: `killed ${index}` }),
    }));
    await client.publishFiles(files, { collection: 'killed' });
    for (const nth of [1, 3, 12]) await killedAt(nth, '/');
    await killedAt(1, '/events');
    await client.removeTorrent({ infohash: (await contentOf(client))[3]?.infohashV1 ?? '' });
    await client.publish(makeTorrent({ name: 'later' }), { collection: 'killed' });
    await client.publish(makeTorrent({ name: 'last' }), { collection: 'killed' });
    for (const nth of [1, 2]) await killedAt(nth, '/torrents/');
    between.onRequest = () => {};
    const last = await done(mirror(between.url, data));
    expect(last, last.output).toMatchObject({ code: 0, inStep: true, refused: 0 });
    expect(await contentIn(data)).toEqual(await contentOf(client));
    const left = readdirSync(data).filter((name) => name.startsWith('mirror-'));
    expect(left).toEqual([expect.stringMatching(/\.json$/)]);
  });

  it('follows until it is stopped, and then ends in order', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    await client.publish(makeTorrent({ name: 'before' }));
    const following = mirror(url, data, ['--every', '1']);
    await following.printed('In step');
    await client.publish(makeTorrent({ name: 'after' }));
    const reader = await serveProcess(data);
    const copy = createClient({ url: reader.url });
    await expect
      .poll(async () => (await copy.listTorrents()).items.map(({ name }) => name))
      .toEqual(['after', 'before']);
    following.child.kill('SIGTERM');
    expect(await following.ended).toEqual([0, null]);
  });

  it('reads a private instance with a token, and says that it needs one', async () => {
    const { url, client } = await startSource({ env: { TORRENTRY_READ: 'token' } });
    await client.publish(makeTorrent({ name: 'private instance' }));
    const { token } = await client.createToken({ name: 'mirror', role: 'reader' });
    const without = await done(mirror(url, temporaryFolder()));
    expect([without.code, without.output]).toEqual([1, expect.stringContaining('token')]);
    const folder = temporaryFolder();
    const file = join(folder, 'token');
    writeFileSync(file, `${token}\n`);
    await client.publish(makeTorrent({ name: 'in a private collection' }), { collection: 'secret' });
    await client.changeCollection({ collection: 'secret', read: 'token' });
    const read = await done(mirror(url, folder, ['--once', '--json', '--token-file', file]));
    expect(read, read.output).toMatchObject({ code: 0, published: 1 });
    expect(await done(mirror(url, temporaryFolder(), undefined, { TORRENTRY_TOKEN: token }))).toMatchObject({
      code: 0,
      published: 1,
    });
  });

  it('leaves what moderators decide here, and what others have published', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const torrents = [];
    for (const name of ['hidden', 'removed', 'blocked', 'taken'])
      torrents.push(await client.publish(makeTorrent({ name }), { collection: 'there' }));
    const [hidden, removed, blocked] = torrents.map(({ infohashV1 }) => infohashV1 ?? '');
    const before = await serveProcess(data);
    const here = createClient({ url: before.url, token: ADMIN_TOKEN });
    await here.blockInfohash({ infohash: blocked ?? '', reason: 'a test' });
    await here.publish(makeTorrent({ name: 'of another' }), {
      collection: 'there',
      fileName: 'taken.torrent',
    });
    const first = await done(mirror(url, data));
    expect(first, first.output).toMatchObject({ code: 1, inStep: true, published: 2, refused: 2 });
    await here.changeTorrent({ infohash: hidden ?? '', state: 'hidden' });
    await here.removeTorrent({ infohash: removed ?? '' });
    for (const infohash of [hidden, removed])
      await client.changeTorrent({ infohash: infohash ?? '', title: 'New' });
    const second = await done(mirror(url, data));
    expect(second, second.output).toMatchObject({ code: 1, inStep: true, published: 0, refused: 4 });
    expect((await contentOf(here)).map(({ name }) => name)).toEqual(['of another']);
  });

  it('reports what is refused in each run, until it is accepted or gone', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) => client.publish(makeTorrent({ name }), { collection: 'logs' })),
    );
    const run = () => done(mirror(url, data, undefined, { TORRENTRY_MOUNT: `/logs=${temporaryFolder()}` }));
    for (let time = 0; time < 2; time++) {
      const refused = await run();
      expect(refused, refused.output).toMatchObject({ code: 1, inStep: true, published: 0, refused: 2 });
    }
    await client.changeTorrent({ infohash: one?.infohashV1 ?? '', collection: 'other' });
    expect(await run()).toMatchObject({ code: 1, published: 1, refused: 1 });
    await client.removeTorrent({ infohash: two?.infohashV1 ?? '' });
    expect(await run()).toMatchObject({ code: 0, gone: 1, refused: 0 });
  });

  it('skips streams, and copies the rest', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const post = async (name: string): Promise<void> => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      const init = { method: 'POST', body: makeTorrent({ name }), headers };
      expect((await fetch(`${url}streams/radio/`, init)).status).toBe(200);
    };
    await post('numbered');
    await client.publish(makeTorrent({ name: 'plain' }));
    const first = await done(mirror(url, data));
    expect(first, first.output).toMatchObject({ code: 0, published: 1, skipped: 1, refused: 0 });
    await post('numbered later');
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, published: 0, skipped: 1, refused: 0 });
    expect((await contentIn(data)).map(({ name }) => name)).toEqual(['plain']);
  });

  it('compares everything once a day, and does not go back to an older dump', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const torrents = [];
    for (const name of ['edited', 'closed'])
      torrents.push(await client.publish(makeTorrent({ name }), { collection: name }));
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, published: 2 });
    await client.changeTorrent({ infohash: torrents[0]?.infohashV1 ?? '', title: 'Newer than the dump' });
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, changed: 1 });
    const [name = ''] = readdirSync(data).filter((file) => file.startsWith('mirror-'));
    const state = JSON.parse(readFileSync(join(data, name), 'utf8')) as object;
    writeFileSync(join(data, name), JSON.stringify({ ...state, comparedAt: '2020-01-01T00:00:00.000Z' }));
    const again = await done(mirror(url, data));
    expect(again, again.output).toMatchObject({ code: 0, changed: 0, published: 0, removed: 0 });
    expect(await contentIn(data)).toEqual(await contentOf(client));
  });

  it('compares everything again when the source does not know where it was', async () => {
    const before = await startSource();
    const between = await putBetween(before.url);
    const data = temporaryFolder();
    for (const name of ['stays', 'goes']) await before.client.publish(makeTorrent({ name }));
    expect(await done(mirror(between.url, data))).toMatchObject({ code: 0, published: 2 });
    const after = await startSource();
    for (const name of ['stays', 'new']) await after.client.publish(makeTorrent({ name }));
    between.to = after.url;
    const result = await done(mirror(between.url, data));
    expect(result, result.output).toMatchObject({ code: 0, published: 1, removed: 1, unchanged: 1 });
    expect((await contentIn(data)).map(({ name }) => name).toSorted()).toEqual(['new', 'stays']);
  });
});

import { describe, expect, it } from 'vitest';
import { eventsOf, nextEvent } from '../../support/event-stream.ts';
import { editTorrent, publishTorrent, tokenOf, type PublishedTorrent } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { until } from '../../support/until.ts';

interface Event {
  readonly id: string;
  readonly type: string;
  readonly infohashV1: string;
  readonly collection: string;
  readonly fileName: string;
  readonly torrent: PublishedTorrent | null;
}

interface Page {
  readonly items: readonly Event[];
  readonly next: string | null;
  readonly end: string;
}

type Headers = Readonly<Record<string, string>>;

const STREAM = { accept: 'text/event-stream' };

// Each test has collections of its own.
const service = serviceForAll();

async function list(query: string, headers: Headers = {}, of = service): Promise<Page> {
  const answer = await of.request(`/api/v1/events?${query}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

/** What a list has of the types and file names of events. */
async function typesIn(query: string, headers: Headers = {}): Promise<readonly string[]> {
  return (await list(query, headers)).items.map(({ type }) => type);
}

/** Listens; the stream ends when its generator is left. */
async function listen(query: string, headers: Headers = {}, of: TestService = service) {
  const answer = await fetch(`${of.url}api/v1/events?${query}`, { headers: { ...STREAM, ...headers } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const stream = eventsOf(answer);
  // The position at which it begins tells that it listens.
  const arrival = await nextEvent(stream);
  expect(arrival).toMatch(/^id: \S+$/);
  return { stream, position: arrival.slice('id: '.length) };
}

/** The id, type and data of a block. */
function parse(block: string): { readonly id: string; readonly name: string; readonly data: Event } {
  const [, id = '', name = '', data = ''] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block) ?? [];
  return { id, name, data: JSON.parse(data) as Event };
}

function remove(page: string, headers: Headers = service.authorization): Promise<Response> {
  return service.request(`/api/v1${page}`, { method: 'DELETE', headers });
}

describe('GET /api/v1/events', () => {
  it('lists what happened to torrents, the oldest first, with the torrent as it is now', async () => {
    const { page, infohashV1 } = await publishTorrent(service, '/told/x.torrent', 'told x');
    await editTorrent(service, page, { title: 'A title' });
    const { items, next } = await list('collection=told');
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { type: 'published', infohashV1, collection: 'told', fileName: 'x.torrent', from: null },
      { type: 'edited', infohashV1, torrent: { title: 'A title', links: {} } },
    ]);
    expect(items[0]?.torrent?.title).toBe('A title');
    await remove(page);
    expect((await list('collection=told')).items).toMatchObject([
      { torrent: null },
      { torrent: null },
      { type: 'removed', infohashV1, torrent: null },
    ]);
  });

  it('is read on page by page, and from where a page ended once more has happened', async () => {
    for (const name of ['a', 'b', 'c'])
      await publishTorrent(service, `/paged/${name}.torrent`, `paged ${name}`);
    const answer = await service.request('/api/v1/events?collection=paged&limit=2');
    const first = (await answer.json()) as Page;
    expect(first.items).toHaveLength(2);
    expect(first.next).toBe(first.items[1]?.id);
    expect(answer.headers.get('link')).toBe(`<?collection=paged&limit=2&after=${first.next}>; rel="next"`);
    const second = await list(`collection=paged&limit=2&after=${first.next}`);
    expect(second.items).toHaveLength(1);
    const nothing = await list(`collection=paged&after=${second.end}`);
    expect(nothing).toMatchObject({ items: [], next: null });
    await publishTorrent(service, '/paged/below/d.torrent', 'paged d');
    expect(await list(`collection=paged&after=${nothing.end}`)).toMatchObject({
      items: [{ type: 'published', collection: 'paged/below' }],
    });
  });

  it('begins with what is yet to happen after now', async () => {
    await publishTorrent(service, '/now/a.torrent', 'now a');
    const { items, end } = await list('collection=now&after=now');
    expect(items).toEqual([]);
    await publishTorrent(service, '/now/b.torrent', 'now b');
    expect((await list(`collection=now&after=${end}`)).items).toMatchObject([{ fileName: 'b.torrent' }]);
  });

  it('has only events of the types that are asked for', async () => {
    const { page } = await publishTorrent(service, '/typed/x.torrent', 'typed x');
    await editTorrent(service, page, { title: 't' });
    await remove(page);
    expect(await typesIn('collection=typed&type=published,removed')).toEqual(['published', 'removed']);
  });

  it('leads from a replaced torrent to its replacement, and back', async () => {
    const old = await publishTorrent(service, '/led/x.torrent', 'led old');
    const young = await publishTorrent(service, '/led/x.torrent', 'led new');
    expect((await list('collection=led')).items).toMatchObject([
      { type: 'published', infohashV1: old.infohashV1 },
      { type: 'replaced', infohashV1: old.infohashV1, replacedBy: young.infohashV1, replaces: null },
      { type: 'published', infohashV1: young.infohashV1, replacedBy: null, replaces: old.infohashV1 },
    ]);
  });

  it('shows strangers public torrents alone, and all to owners and to moderators of the collection', async () => {
    const { headers: owner } = await tokenOf(service, 'uploader', { name: 'owner' });
    const { headers: other } = await tokenOf(service, 'uploader', { name: 'other' });
    const { headers: near } = await tokenOf(service, 'moderator', { name: 'near', collection: 'kept/**' });
    const { headers: far } = await tokenOf(service, 'moderator', { name: 'far', collection: 'away' });
    const { page } = await publishTorrent(service, '/kept/x.torrent?state=unlisted', 'kept x', owner);
    await editTorrent(service, page, { state: 'public' });
    await editTorrent(service, page, { state: 'hidden' });
    await editTorrent(service, page, { title: 'secret' });
    const all = ['published', 'edited', 'removed', 'edited'];
    const few = ['published', 'removed'];
    expect(await typesIn('collection=kept')).toEqual(few);
    expect(await typesIn('collection=kept', other)).toEqual(few);
    expect(await typesIn('collection=kept', far)).toEqual(few);
    expect(await typesIn('collection=kept', owner)).toEqual(all);
    expect(await typesIn('collection=kept', near)).toEqual(all);
    const [first] = (await list('collection=kept')).items;
    expect(first?.torrent).toBeNull();
    const [own] = (await list('collection=kept', owner)).items;
    expect(own?.torrent).toMatchObject({ title: 'secret', state: 'hidden' });
  });

  it('shows those of a private collection only to those who may read it, and what leaves it as published', async () => {
    const { headers: within } = await tokenOf(service, 'uploader', { name: 'in', collection: 'private/**' });
    const { headers: beside } = await tokenOf(service, 'moderator', { name: 'by', collection: 'other' });
    await publishTorrent(service, '/private/first.torrent', 'private first');
    const made = await service.request('/api/v1/collections/private', {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ read: 'token' }),
    });
    expect(made.status).toBe(200);
    const { page } = await publishTorrent(service, '/private/second.torrent', 'private second');
    await editTorrent(service, page, { collection: 'left' });
    expect(await typesIn('collection=private', within)).toEqual([
      'published',
      'edited',
      'published',
      'moved',
    ]);
    expect(await typesIn('collection=private', beside)).toEqual(['removed']);
    expect(await typesIn('collection=private')).toEqual(['removed']);
    expect((await list('collection=left')).items).toMatchObject([
      { type: 'published', collection: 'left', from: null, torrent: { name: 'private second' } },
    ]);
  });

  it('shows the torrents of a collection that becomes private as removed, and as published when it is open again', async () => {
    const { headers: within } = await tokenOf(service, 'reader', { name: 'sees', collection: 'turned/**' });
    const read = (value: 'token' | 'open') =>
      service.request('/api/v1/collections/turned', {
        method: 'PATCH',
        headers: { ...service.authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ read: value }),
      });
    await publishTorrent(service, '/turned/kept.torrent', 'turned kept');
    await read('token');
    const told = async (headers?: Headers) =>
      (await list('collection=turned', headers)).items.map(
        ({ type, fileName, torrent }) => `${type} ${fileName}${torrent === null ? '' : ', which is there'}`,
      );
    expect(await told()).toEqual(['removed kept.torrent']);
    const { page } = await publishTorrent(service, '/turned/secret.torrent', 'turned secret');
    await remove(page);
    await publishTorrent(service, '/turned/late.torrent', 'turned late');
    await read('open');
    const strangers = [
      'removed kept.torrent, which is there',
      'published kept.torrent, which is there',
      'published late.torrent, which is there',
    ];
    expect(await told()).toEqual(strangers);
    const { headers: beside } = await tokenOf(service, 'moderator', {
      name: 'near',
      collection: 'turned-not/**',
    });
    expect(await told(beside)).toEqual(strangers);
    expect(await told(within)).toEqual([
      'published kept.torrent, which is there',
      'edited kept.torrent, which is there',
      'published secret.torrent',
      'removed secret.torrent',
      'published late.torrent, which is there',
      'edited kept.torrent, which is there',
      'edited late.torrent, which is there',
    ]);
  });

  it.each([
    ['after=x', 400, 'it is not the position of an event'],
    ['after=99999-zzzzzz', 410, 'the events after that position are no longer kept'],
    ['limit=0', 400, 'a number from 1 to 1000'],
    ['type=published,x', 400, 'one or several of submitted, approved, published'],
    ['types=published', 400, 'there is no \\"types\\"'],
    ['collection=a//b', 400, 'collection'],
  ])('refuses %s', async (query, status, text) => {
    for (const headers of [{}, STREAM]) {
      const answer = await service.request(`/api/v1/events?${query}`, { headers });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain(text);
    }
  });
});

describe('GET /api/v1/events as a stream', () => {
  it('sends what happens, with the id to reconnect with', async () => {
    const { stream } = await listen('collection=streamed');
    const { page, infohashV1 } = await publishTorrent(service, '/streamed/x.torrent', 'streamed x');
    const published = parse(await nextEvent(stream));
    expect(published).toMatchObject({ name: 'published', data: { type: 'published', infohashV1 } });
    expect(published.id).toBe(published.data.id);
    await publishTorrent(service, '/elsewhere/x.torrent', 'elsewhere x');
    await editTorrent(service, page, { title: 't' });
    expect(parse(await nextEvent(stream))).toMatchObject({
      name: 'edited',
      data: { collection: 'streamed' },
    });
    await stream.return(undefined);
  });

  it('goes on where a listener was that comes back, and misses nothing', async () => {
    const first = await listen('collection=again');
    await first.stream.return(undefined);
    for (const name of ['a', 'b']) await publishTorrent(service, `/again/${name}.torrent`, `again ${name}`);
    const answer = await fetch(`${service.url}api/v1/events?collection=again&after=0-0`, {
      headers: { ...STREAM, 'last-event-id': first.position },
    });
    const stream = eventsOf(answer);
    expect(parse(await nextEvent(stream)).data).toMatchObject({ fileName: 'a.torrent' });
    const { id, data } = parse(await nextEvent(stream));
    expect(data).toMatchObject({ fileName: 'b.torrent' });
    expect(await nextEvent(stream)).toBe(`id: ${id}`);
    await stream.return(undefined);
  });

  it('sends each listener only what they may know', async () => {
    const { stream: told } = await listen('collection=apart', service.authorization);
    const { stream } = await listen('collection=apart');
    await publishTorrent(service, '/apart/a.torrent?state=unlisted', 'apart a');
    await publishTorrent(service, '/apart/b.torrent', 'apart b');
    expect(parse(await nextEvent(told)).data).toMatchObject({ fileName: 'a.torrent' });
    expect(parse(await nextEvent(stream)).data).toMatchObject({ fileName: 'b.torrent' });
    for (const each of [told, stream]) await each.return(undefined);
  });

  it('gives a listener who reads slowly everything in order', async () => {
    const { end } = await list('after=now');
    const names = Array.from({ length: 30 }, (_, index) => `${index}.torrent`);
    for (const name of names) {
      const { page } = await publishTorrent(service, `/slow/${name}`, `slow ${name}`);
      await editTorrent(service, page, { description: 'long '.repeat(3_900) });
    }
    const answer = await fetch(`${service.url}api/v1/events?collection=slow&after=${end}`, {
      headers: STREAM,
    });
    const read: string[] = [];
    for await (const block of eventsOf(answer)) {
      if (!block.includes('data: ')) break;
      const { data } = parse(block);
      read.push(`${data.type} ${data.fileName}`);
      await new Promise(setImmediate);
    }
    expect(read).toEqual(names.flatMap((name) => [`published ${name}`, `edited ${name}`]));
  });

  it('is listened to by so many from one address, and by others as soon as some of them leave', async () => {
    const service = await startService();
    const listening = await Promise.all(Array.from({ length: 20 }, () => listen('', {}, service)));
    const refused = await service.request('/api/v1/events', { headers: STREAM });
    expect([refused.status, await refused.text()]).toEqual([
      429,
      expect.stringContaining('20 clients at your address already do'),
    ]);
    expect((await service.request('/api/v1/events')).status).toBe(200);
    await listening[0]?.stream.return(undefined);
    const late = await until(() => listen('', {}, service));
    for (const { stream } of [...listening, late]) await stream.return(undefined);
  });

  it('ends when the service stops, and is not begun again', async () => {
    const service = await startService();
    const { stream } = await listen('', {}, service);
    service.app.drain();
    expect((await stream.next()).done).toBe(true);
    const late = await service.request('/api/v1/events', { headers: STREAM });
    expect(late.status).toBe(503);
  });

  it('ends for a listener whose token was revoked before anything more is sent', async () => {
    const own = await startService();
    const { headers } = await tokenOf(own, 'reader');
    const { stream } = await listen('', headers, own);
    const { stream: others } = await listen('', {}, own);
    const revoked = await own.request('/api/v1/tokens/2', { method: 'DELETE', headers: own.authorization });
    expect(revoked.status).toBe(204);
    await publishTorrent(own, '/a/later.torrent', 'after the revocation');
    expect(parse(await nextEvent(others)).name).toBe('published');
    expect((await stream.next()).done).toBe(true);
    await others.return(undefined);
  });

  it('is refused to a listener on a private instance who comes back after its token was revoked', async () => {
    const service = await startService({ read: 'token' });
    const { headers } = await tokenOf(service, 'reader');
    const { stream } = await listen('', headers, service);
    const revoked = await service.request('/api/v1/tokens/2', {
      method: 'DELETE',
      headers: service.authorization,
    });
    expect(revoked.status).toBe(204);
    await stream.return(undefined);
    const late = await service.request('/api/v1/events', { headers: { ...STREAM, ...headers } });
    expect(late.status).toBe(401);
  });
});

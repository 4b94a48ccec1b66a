import { appendFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { dayOf, formatDay } from '../../../src/irc-logs/day.ts';
import { eventsOf, nextEvent } from '../../support/event-stream.ts';
import { logsForAll, startWithLogs } from '../../support/logs.ts';
import type { TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const DAY = '12:00 <bob> hello <b>&amp;</b>\n12:01 <al> [off] secret\n12:02 * bob waves\n';

async function textAt(service: TestService, path: string): Promise<string> {
  const answer = await service.request(path);
  expect(answer.status, path).toBe(200);
  return (await answer.text()).replaceAll(service.url, '/');
}

/** The names of all elements and attributes of a page. */
function shapeOf(html: string): string[] {
  const shape: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) shape.push(node.nodeName, ...node.attrs.map(({ name }) => `@${name}`));
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return shape;
}

const withLogs = logsForAll();

describe('an archive of logs', () => {
  const files = {
    '2005-12-31.txt': 'old\n',
    '2006/2006-10-02.log': 'in the year\n',
    '2006/11/2006-11-23.log': DAY,
    '2006/11/24.txt': 'short name\n',
    '2006/11/notes.md': 'not a log\n',
    '2006/11/2006-11-31.log': 'no such day\n',
    '2006/11/2007-01-01.log': 'wrong folder\n',
    '2010/13/2010-13-01.log': 'no such month\n',
    'other.log': 'not a day\n',
  };

  it('lists its years, months and days', async () => {
    const { service } = withLogs(files);
    expect(await textAt(service, '/irc/')).toBe('/irc/other/\n/irc/2005/\n/irc/2006/\n');
    expect(await textAt(service, '/irc/2005/')).toBe('/irc/2005/12/\n');
    expect(await textAt(service, '/irc/2006/')).toBe('/irc/2006/10/\n/irc/2006/11/\n');
    expect(await textAt(service, '/irc/2006/11/')).toBe('/irc/2006/11/23\n/irc/2006/11/24\n');
    const json = await service.request('/irc/2006/11/', { headers: { accept: 'application/json' } });
    expect(await json.json()).toEqual({
      days: [
        { name: '2006-11-23', url: `${service.url}irc/2006/11/23` },
        { name: '2006-11-24', url: `${service.url}irc/2006/11/24` },
      ],
    });
    const html = await (await service.request('/irc/', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('<a href="/irc/2006/"><bdi>2006</bdi></a>');
    expect(html).toContain('<a href="/irc/today"><bdi>Today</bdi></a>');
  });

  it('finds a day by each of the names that its file may have', async () => {
    const { service } = withLogs(files);
    expect(await textAt(service, '/irc/2005/12/31')).toBe('old\n');
    expect(await textAt(service, '/irc/2006/10/02')).toBe('in the year\n');
    expect(await textAt(service, '/irc/2006/11/24')).toBe('short name\n');
  });

  it('shows a day as a page, as JSON and as text, without what is off the record', async () => {
    const { service } = withLogs(files);
    expect(await textAt(service, '/irc/2006/11/23')).toBe(
      '12:00 <bob> hello <b>&amp;</b>\n12:02 * bob waves\n',
    );
    const json = await service.request('/irc/2006/11/23', { headers: { accept: 'application/json' } });
    expect(await json.json()).toMatchObject({
      date: '2006-11-23',
      lines: [
        { time: '12:00', nick: 'bob', kind: 'message', text: 'hello <b>&amp;</b>' },
        { time: '12:02', nick: 'bob', kind: 'action', text: 'waves' },
      ],
      earlier: null,
      later: null,
    });
    const page = await service.request('/irc/2006/11/23', { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain(
      '<li id="L0" class="message"><a href="#L0"\n><time>12:00</time></a\n> <b><bdi>bob</bdi></b> <span dir="auto">hello &lt;b&gt;&amp;amp;&lt;/b&gt;</span></li>',
    );
    expect(html).toContain('<a href="/irc/2006/11/24"><bdi>2006-11-24 →</bdi></a>');
    expect(html).not.toContain('secret');
    expect(html).not.toContain('<script');
  });

  it('leads to the address that a page has', async () => {
    const { service } = withLogs(files);
    for (const [from, to] of [
      ['/irc', 'irc/'],
      ['/irc/2006', 'irc/2006/'],
      ['/irc/2006/11', 'irc/2006/11/'],
      ['/irc/2006/11/23/', 'irc/2006/11/23'],
    ]) {
      const answer = await service.request(from ?? '');
      expect([answer.status, answer.headers.get('location')]).toEqual([301, `${service.url}${to}`]);
    }
  });

  it.each([
    '/irc/2004/',
    '/irc/2006/09/',
    '/irc/2006/11/22',
    '/irc/2006/11/31',
    '/irc/2006/13/01',
    '/irc/2007/01/01',
    '/irc/2006/11/2006-11-23.log',
    '/irc/other.log',
    '/irc/2006/11/notes.md',
    '/irc/anything/else',
  ])('has nothing at %s', async (path) => {
    const { service } = withLogs(files);
    expect((await service.request(path)).status).toBe(404);
  });

  it('lets nothing in a log become markup', async () => {
    const hostile = [
      '12:00 <"><script>alert(1)</script>> x',
      '12:00 <bob> <img src=x onerror=alert(1)>',
      '12:00 <bob> </ol></main></html><!-- \u202e ',
      '<script>alert(1)</script> "\' onclick=x',
    ];
    const { service } = withLogs({
      '2006-01-01.log': `${hostile.join('\n')}\n`,
      '2006-01-02.log': '12:00 <bob> a\n12:00 <bob> b\n12:00 <bob> c\nd\n',
    });
    const [shape, harmless] = await Promise.all(
      ['/irc/2006/01/01', '/irc/2006/01/02'].map(async (path) => {
        const html = await (await service.request(path, { headers: { accept: 'text/html' } })).text();
        return new Set(shapeOf(html));
      }),
    );
    expect(shape).toEqual(harmless);
  });

  it('does not follow a link that leads out of its folder', async () => {
    const { service, folder } = withLogs({});
    const outside = join(temporaryFolder(), 'outside.log');
    writeFileSync(outside, 'secret\n');
    symlinkSync(outside, join(folder, '2006-01-01.log'));
    expect((await service.request('/irc/2006/01/01')).status).toBe(404);
  });

  it('is only read, and can be no collection', async () => {
    const { service } = withLogs(files);
    const { authorization: headers } = service;
    const refused = await service.request('/irc/2006/11/23', { method: 'DELETE', headers });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const put = await service.request('/irc/x.torrent', { method: 'PUT', body: makeTorrent(), headers });
    expect(put.status).toBe(409);
    expect((await service.request('/irc/', { method: 'OPTIONS' })).status).toBe(204);
  });
});

describe("today's log", () => {
  const today = formatDay(dayOf(new Date()));
  const name = `${today}.log`;
  const events = `/irc/${today.replaceAll('-', '/')}/events`;

  it('is there before anything was said', async () => {
    const { service } = withLogs({});
    expect(await textAt(service, '/irc/today')).toBe('');
    const html = await (await service.request('/irc/today', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('There are no lines yet.');
    expect(html).toContain('<a href="/irc/today"><bdi>Load again</bdi></a>');
    expect(html).toContain(`data-events="${events}?from=0"`);
    const [, script = ''] = /<script type="module" src="([^"]+)"/.exec(html) ?? [];
    expect((await service.request(script)).headers.get('content-type')).toContain('text/javascript');
  });

  it('leaves out a line that is still being written', async () => {
    const { service } = withLogs({ [name]: '12:00 <al> done\n12:01 <al> not yet' });
    expect(await textAt(service, '/irc/today')).toBe('12:00 <al> done\n');
  });

  it('tells those who follow what is written, and nothing that is off the record', async () => {
    const { service, folder } = withLogs({ [name]: '12:00 <al> first\n' });
    const json = await service.request('/irc/today', { headers: { accept: 'application/json' } });
    const { events: address } = (await json.json()) as { events: string };
    const answer = await service.request(address);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const stream = eventsOf(answer);
    appendFileSync(join(folder, name), '12:01 <al> [off] secret\n12:02 <al> sec');
    appendFileSync(join(folder, name), 'ond\n');
    const expected = Buffer.byteLength('12:00 <al> first\n12:01 <al> [off] secret\n12:02 <al> second\n');
    expect(await nextEvent(stream)).toBe(
      `id: ${expected}\ndata: {"time":"12:02","nick":"al","kind":"message","text":"second"}`,
    );
    await stream.return(undefined);
  });

  it('goes on where a broken connection ended, and tells no half of a hidden line', async () => {
    const content = '12:00 <al> first\n12:01 <al> [off] secret\n12:02 <al> second\n';
    const { service } = withLogs({ [name]: content });
    for (let from = 18; from < content.indexOf('12:02'); from++) {
      const answer = await service.request(`${events}?from=0`, {
        headers: { 'last-event-id': String(from) },
      });
      const stream = eventsOf(answer);
      expect(await nextEvent(stream)).toContain('"text":"second"');
      await stream.return(undefined);
    }
  });

  it('tells those who follow when the file was cut', async () => {
    const { service, folder } = withLogs({ [name]: '12:00 <al> first\n12:01 <al> second\n' });
    const stream = eventsOf(await service.request(`${events}?from=17`));
    expect(await nextEvent(stream)).toContain('second');
    truncateSync(join(folder, name), 0);
    expect(await nextEvent(stream)).toBe('id: 0\nevent: reset\ndata: ');
    await stream.return(undefined);
  });

  it('is followed by so many from one address, and by others as soon as some of them leave', async () => {
    const { service } = await startWithLogs({ [name]: '12:00 <al> first\n' });
    const follow = async (): Promise<{ answer: Response; end: AbortController }> => {
      const end = new AbortController();
      return { answer: await service.request(events, { signal: end.signal }), end };
    };
    const following = await Promise.all(Array.from({ length: 20 }, follow));
    expect(following.map(({ answer }) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await service.request(events);
    expect([refused.status, await refused.text()]).toEqual([
      429,
      expect.stringContaining('20 clients at your address already do'),
    ]);
    following[0]?.end.abort();
    await expect
      .poll(async () => {
        const { answer, end } = await follow();
        end.abort();
        return answer.status;
      })
      .toBe(200);
    for (const { end } of following) end.abort();
  });

  it('refuses to be followed from what is no place in it', async () => {
    const { service } = withLogs({});
    for (const wrong of ['-1', '1.5', '1e3', 'x', '99999999999999999'])
      expect((await service.request(`${events}?from=${wrong}`)).status).toBe(400);
    expect((await service.request('/irc/2006/02/30/events')).status).toBe(404);
  });

  it('ends the streams when the service stops', async () => {
    const { service } = await startWithLogs({ [name]: 'x\n' });
    const stream = eventsOf(await service.request(events));
    expect(await nextEvent(stream)).toContain('"text":"x"');
    service.app.drain();
    expect((await stream.next()).done).toBe(true);
  });
});

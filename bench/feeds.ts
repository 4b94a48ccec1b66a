import { fileURLToPath } from 'node:url';
import { compareRates, get } from './compare.ts';
import { makeDemo } from './demo.ts';
import type { Row } from './report.ts';
import { startServer } from './server.ts';

const CONNECTIONS = 10;
const ROUNDS = 11;
const SLICE_MS = 600;
const LIST = '/linux/';
const HTML = ['Accept: text/html'];

/** Polls of a feed that did not change, beside bare node:http; and feeds of 50 torrents, beside the page of the same list. */
export async function benchFeeds(): Promise<Row[]> {
  const demo = await makeDemo(10_000);
  const torrentry = await demo.start();
  const bare = await startServer([fileURLToPath(new URL('./peer-unchanged.ts', import.meta.url))]);
  try {
    const { port } = torrentry;
    const shared = { connections: CONNECTIONS, rounds: ROUNDS, sliceMs: SLICE_MS };
    const { headers } = await fetch(`http://127.0.0.1:${port}${LIST}feed.rss`);
    const poll = get(`${LIST}feed.rss`, [`If-None-Match: ${headers.get('etag')}`]);
    const rows = [
      await compareRates({
        ...shared,
        name: 'feed, unchanged (304)',
        own: { name: 'feed', port, next: poll },
        peer: { name: 'bare node:http 304', port: bare.port, next: poll },
      }),
    ];
    const page = { name: 'page of the list', port, next: get(LIST, HTML) };
    for (const format of ['rss', 'atom', 'json']) {
      const own = { name: format, port, next: get(`${LIST}feed.${format}`) };
      rows.push(await compareRates({ ...shared, name: `feed.${format}, 50 torrents`, own, peer: page }));
    }
    return rows;
  } finally {
    await bare.stop();
    await torrentry.stop();
    demo.remove();
  }
}

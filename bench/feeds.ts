import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from './compare.ts';
import { saveAnswers } from './given-answers.ts';
import type { Row } from './report.ts';
import { get } from './requests.ts';
import type { BenchRun } from './run.ts';
import { startServer } from './server.ts';

const CONNECTIONS = 10;
const LIST = '/linux/';
const HTML = ['Accept: text/html'];

/** Polls of a feed that did not change, beside bare node:http; and feeds of 50 torrents, beside the page of the same list. */
export async function benchFeeds(run: BenchRun): Promise<Row[]> {
  const { rounds, sliceMs } = run;
  const server = await run.serve(run.largest);
  const shared = { connections: CONNECTIONS, rounds, sliceMs };
  const target = `${LIST}feed.rss`;
  const { headers } = await fetch(`http://127.0.0.1:${server.port}${target}`);
  const etag = headers.get('etag') ?? '';
  const file = join(run.work(), 'answers.json');
  await saveAnswers(server, [{ target, headers: { 'if-none-match': etag } }], file);
  const bare = run.keep(
    await startServer([fileURLToPath(new URL('peer-answers.ts', import.meta.url)), file]),
  );
  const source = get(target, [`If-None-Match: ${etag}`]);
  const rows = await compare({
    ...shared,
    name: 'feed, unchanged (304)',
    own: { name: 'feed', server, source },
    peers: [{ name: 'bare node:http 304', server: bare, source }],
  });
  const page = { name: 'page of the list', server, source: get(LIST, HTML) };
  for (const format of ['rss', 'atom', 'json']) {
    const own = { name: format, server, source: get(`${LIST}feed.${format}`) };
    const name = `feed.${format}, 50 torrents`;
    rows.push(...(await compare({ ...shared, name, own, peers: [page] })));
  }
  return rows;
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openReader } from '../src/stores/sqlite/database/connection.ts';
import { memoryOf } from './process-figures.ts';
import type { Row } from './report.ts';
import type { BenchRun } from './run.ts';
import { uploads } from './requests.ts';
import { AUTHORIZATION, type BenchServer } from './server.ts';

const UPLOADS = 64;
/** Near the largest that the default settings accept. */
const UPLOAD_BYTES = 9_000_000;
const RETRY_MS = 50;

/** Memory after a start, and with large uploads in flight; and what the catalogue needs on the disk. */
export async function benchMemory(run: BenchRun): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of run.sizes) {
    const server = await run.serve(count);
    const torrents = `${count.toLocaleString('en')} torrents`;
    rows.push({ name: `after a start, ${torrents}`, unit: 'MiB', own: memoryOf(server.pid).nowMib });
    await read(server, '/', '/api/v1/torrents', '/feed.rss', '/?q=linux');
    rows.push({
      name: `after a page, a search and a feed, ${torrents}`,
      unit: 'MiB',
      own: memoryOf(server.pid).nowMib,
    });
    if (count === run.largest) rows.push(await uploadLarge(server));
    await server.stop();
    rows.push(onDisk(await run.folderOf(count), torrents));
  }
  return rows;
}

async function uploadLarge({ port, pid }: BenchServer): Promise<Row> {
  const next = uploads({ fileBytes: UPLOAD_BYTES, series: 0 });
  const upload = async (): Promise<void> => {
    const { path, body } = next();
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'PUT',
        body,
        headers: AUTHORIZATION,
      });
      await answer.arrayBuffer();
      if (answer.ok) return;
      // There is no room for it now.
      if (answer.status !== 503) throw new Error(`The server refused an upload: ${answer.status}`);
      await pause(RETRY_MS);
    }
  };
  await Promise.all(Array.from({ length: UPLOADS }, upload));
  const name = `at most, with ${UPLOADS} uploads of ${UPLOAD_BYTES / 1e6} MB at once`;
  return { name, unit: 'MiB', own: memoryOf(pid).mostMib };
}

async function read({ port }: BenchServer, ...targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    const answer = await fetch(`http://127.0.0.1:${port}${target}`, {
      headers: { accept: 'text/html, */*' },
    });
    await answer.arrayBuffer();
  }
}

/** Beyond the bytes of the .torrent files. */
function onDisk(folder: string, torrents: string): Row {
  const file = join(folder, 'torrentry.sqlite');
  const database = openReader(file);
  const stored = database
    .prepare<[], { count: number; bytes: number }>(
      'SELECT count(*) AS count, sum(metainfo_bytes) AS bytes FROM torrents',
    )
    .get();
  database.close();
  const { count, bytes } = stored ?? { count: 0, bytes: 0 };
  return {
    name: `on the disk beside its file, ${torrents}`,
    unit: 'bytes each',
    own: (statSync(file).size - bytes) / count,
  };
}

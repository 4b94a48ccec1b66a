import { benchCollections } from './collections.ts';
import { benchFeeds } from './feeds.ts';
import { benchHttpCore } from './http-core.ts';
import { benchHttp } from './http.ts';
import { benchMetainfo } from './metainfo.ts';
import { formatRows, type Row } from './report.ts';
import { benchTracker } from './tracker.ts';

const SUITES: Readonly<Record<string, () => Promise<Row[]>>> = {
  http: async () => [...(await benchHttpCore()), ...(await benchHttp())],
  metainfo: benchMetainfo,
  feeds: benchFeeds,
  collections: benchCollections,
  tracker: benchTracker,
};

const wanted = process.argv.slice(2);
for (const [name, suite] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`${name}, Node ${process.versions.node}\n${formatRows(await suite())}\n`);
}

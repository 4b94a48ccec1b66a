import { Coverage } from '../fuzz/coverage.ts';
import { rewriteMetainfo } from '../../src/metainfo/rewrite.ts';
import { readStructure } from '../../src/metainfo/structure.ts';
import { hostileTorrents } from './hostile-torrents.ts';
import { check } from './make.ts';

/*
 * Prints, for each hostile torrent at 1,000, 2,000 and 4,000 of its kind, how many blocks of code it takes to read
 * it, show its structure and rewrite it. Run by a test in a process of its own, where V8 counts blocks.
 */

const coverage = new Coverage();

function countWork(bytes: Uint8Array): number {
  coverage.take();
  const { metainfo } = check(bytes);
  for (const _ of metainfo?.files() ?? []);
  readStructure(bytes);
  if (metainfo !== undefined) rewriteMetainfo(bytes, { comment: 'changed' });
  return [...coverage.take().values()].reduce((sum, count) => sum + count, 0);
}

for (const [name, make] of Object.entries(hostileTorrents)) {
  const work = [1000, 2000, 4000].map((count) => countWork(make(count)));
  process.stdout.write(`${JSON.stringify([name, work])}\n`);
}

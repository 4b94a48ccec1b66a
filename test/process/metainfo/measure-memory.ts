import { readFileSync, writeFileSync } from 'node:fs';
import { rewriteMetainfo } from '../../../src/metainfo/rewrite.ts';
import { readStructure } from '../../../src/metainfo/structure.ts';
import { check } from '../../support/metainfo/make.ts';

/*
 * Reads the file that the argument names, shows its structure and rewrites it, and prints by how many bytes the
 * process has grown at most. Run in a process of its own, with a small heap.
 */

const bytes = readFileSync(process.argv[2] ?? '');
// Linux forgets the peak so far when it is told to.
writeFileSync('/proc/self/clear_refs', '5');
const before = peakBytes();
const { metainfo } = check(bytes);
readStructure(bytes);
if (metainfo !== undefined) rewriteMetainfo(bytes, { comment: 'changed' });
process.stdout.write(String(peakBytes() - before));

function peakBytes(): number {
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** The machine in a line: figures mean little without it. */
export function describeMachine(folder: string): string {
  const [cpu] = cpus();
  const memoryGib = Math.round(totalmem() / 2 ** 30);
  const parts = [
    `Node ${process.versions.node}`,
    `${availableParallelism()} cores (${cpu?.model.trim()})`,
    `${memoryGib} GiB`,
    `Linux ${release()}`,
    `${fileSystemOf(folder)} with ${Math.round(freeBytes(folder) / 2 ** 30)} GiB free`,
  ];
  return parts.join(', ');
}

/** The mount whose path is the longest beginning of that of the folder. */
function fileSystemOf(folder: string): string {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, path = '']) => `${folder}/`.startsWith(path === '/' ? path : `${path}/`))
    .toSorted(([, one = ''], [, other = '']) => other.length - one.length);
  const [device = '', , type = ''] = mounts[0] ?? [];
  return `${type} on ${device}`;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

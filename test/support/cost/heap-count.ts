// Loaded by `--import` into a server: tells at each SIGUSR2 how much its main thread has allocated since the start.
import { writeSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

if (isMainThread)
  process.on('SIGUSR2', () => {
    writeSync(1, `allocated ${getHeapStatistics().total_allocated_bytes} bytes\n`);
  });

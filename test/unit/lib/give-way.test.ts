import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const MODULE = JSON.stringify(new URL('../../../src/lib/give-way.ts', import.meta.url).href);

describe('giveWay', () => {
  it.runIf(process.platform === 'linux')(
    'lets other threads go first, and is no matter of theirs',
    async () => {
      const before = getPriority();
      const worker = new Worker(
        `const { parentPort } = require('node:worker_threads');
      import(${MODULE}).then(({ giveWay }) => {
        giveWay();
        parentPort.postMessage(require('node:os').getPriority());
      });`,
        { eval: true },
      );
      const [priority] = await new Promise<[number]>((resolve, reject) => {
        worker.once('message', (value: number) => resolve([value]));
        worker.once('error', reject);
      });
      await worker.terminate();
      expect(priority).toBe(Math.min(19, before + 5));
      expect(getPriority()).toBe(before);
    },
  );
});

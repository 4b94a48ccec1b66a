// Stands in for the thread of checks: hangs over a file that begins with h, and refuses all others.
import { parentPort } from 'node:worker_threads';
import type { CheckRequest } from '../../../src/catalogue/check-work.ts';
import { hang } from '../../support/hanging.ts';

parentPort?.on('message', (request: CheckRequest | 'close') => {
  if (request === 'close') parentPort?.close();
  else if (request.bytes[0] === 0x68) hang('check');
  else {
    const verdict = { verdict: 'refuse', findings: [] };
    parentPort?.postMessage({ value: { tookMs: 7, verdict, portable: undefined, structure: undefined } });
  }
});

parentPort?.postMessage('ready');

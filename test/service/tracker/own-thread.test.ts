import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { startService } from '../../support/service.ts';

const ANSWERS = 100;
/** Only a tracker that waits for this thread takes that long. */
const FAILED_MS = 20_000;

/** Sends connects one after the other as soon as it may, and counts the answers. */
const CLIENT = `
  const { createSocket } = require('node:dgram');
  const { workerData, parentPort } = require('node:worker_threads');
  const { port, shared } = workerData;
  const state = new Int32Array(shared);
  const socket = createSocket('udp4');
  const packet = Buffer.alloc(16);
  packet.writeBigUInt64BE(0x41727101980n);
  const send = () => socket.send(packet, port, '127.0.0.1');
  socket.on('message', () => {
    if (Atomics.add(state, 1, 1) + 1 < ${ANSWERS}) return send();
    Atomics.notify(state, 1);
    socket.close();
  });
  parentPort.postMessage('ready');
  Atomics.wait(state, 0, 0);
  send();
`;

it('the tracker answers over UDP while the thread of the pages is busy', { timeout: 60_000 }, async () => {
  const service = await startService({ tracker: 'open', trackerUdpPort: 0, limitTracker: 'off' });
  const shared = new SharedArrayBuffer(8);
  const state = new Int32Array(shared);
  const client = new Worker(CLIENT, {
    eval: true,
    workerData: { port: service.app.trackerUdpPort, shared },
  });
  onTestFinished(async () => void (await client.terminate()));
  await once(client, 'message');
  Atomics.store(state, 0, 1);
  Atomics.notify(state, 0);
  // Blocks this thread, which is that of the pages.
  for (let seen = Atomics.load(state, 1); seen < ANSWERS; seen = Atomics.load(state, 1))
    if (Atomics.wait(state, 1, seen, FAILED_MS) === 'timed-out') break;
  expect(Atomics.load(state, 1)).toBe(ANSWERS);
});

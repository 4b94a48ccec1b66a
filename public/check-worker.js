// Checks files in a worker, one after the other, so that many at once do not fill the memory.

import { checkTorrent } from './torrent-check.js';

let last = Promise.resolve();

addEventListener('message', ({ data: file }) => {
  last = last.then(() => check(file)).then((answer) => postMessage(answer));
});

async function check(file) {
  try {
    return { report: checkTorrent(new Uint8Array(await file.arrayBuffer())) };
  } catch (error) {
    return { error };
  }
}

// Checks .torrent files in the browser by the same rules as the server. Sends nothing.

/** No torrent is that large, and a film that is dropped by mistake would fill the memory. */
const FILE_BYTES_MAX = 100 * 1024 * 1024;

let worker;
/** The calls that wait for an answer. Answers come in the order of the calls. */
let waiting = [];

/**
 * Resolves to what `POST /api/v1/torrents/check` answers for the same bytes: `{ verdict: 'accept', torrent, findings }`
 * or `{ verdict: 'refuse', findings }`. Rejects with a RangeError for a file of more than 100 MiB, with a DOMException
 * when it cannot be read, and with another error when the check itself cannot be loaded; the next call tries to load it
 * again.
 */
export function checkFile(file) {
  if (file.size > FILE_BYTES_MAX) {
    const message = `Cannot check "${file.name}": it is ${file.size} bytes long, expected at most ${FILE_BYTES_MAX}`;
    return Promise.reject(new RangeError(message));
  }
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker ??= startWorker();
    worker.postMessage(file);
  });
}

function startWorker() {
  const started = new Worker(new URL('./check-worker.js', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data: { report, error } }) => {
    const { resolve, reject } = waiting.shift();
    if (error === undefined) resolve(report);
    else reject(error);
  });
  started.addEventListener('error', () => {
    started.terminate();
    worker = undefined;
    const failed = waiting;
    waiting = [];
    for (const { reject } of failed) reject(new Error('Cannot load the code that checks torrents'));
  });
  return started;
}

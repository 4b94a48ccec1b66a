// Asks the worker that creates a torrent.

/** Starts the worker. `onProgress` gets the share that is done, the bytes of a second and the seconds left. */
export function createAsker(onProgress) {
  const worker = new Worker(new URL('./create-job.js', import.meta.url), { type: 'module' });
  const asked = new Map();
  let last = 0;
  worker.addEventListener('message', ({ data: { id, result, error, progress } }) => {
    if (progress !== undefined) return onProgress(progress);
    const { resolve, reject } = asked.get(id);
    asked.delete(id);
    if (error === undefined) resolve(result);
    else reject(Object.assign(new Error(error.message), error));
  });
  worker.addEventListener('error', () => {
    for (const { reject } of asked.values()) reject(new Error('Cannot load the code that creates torrents'));
    asked.clear();
  });
  /** Resolves to the answer; rejects with what the rules refuse, or with the path of a file that cannot be read. */
  return (action, value) =>
    new Promise((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve, reject });
      worker.postMessage({ id: last, action, value });
    });
}

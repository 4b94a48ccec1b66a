// Keeps what is hashed of a new torrent in the browser, so that it goes on after a reload. The server gets nothing of it.

const NAME = 'torrentry-create';
const STORE = 'jobs';
const KEY = 'job';

/** Resolves to what was kept; undefined when there is nothing, or the browser keeps nothing. */
export function kept() {
  return ask('readonly', (store) => store.get(KEY));
}

/** Keeps a job in place of the one before. Resolves also when it cannot. */
export function keep(job) {
  return ask('readwrite', (store) => store.put(job, KEY));
}

export function forget() {
  return ask('readwrite', (store) => store.delete(KEY));
}

async function ask(mode, request) {
  try {
    const database = await open();
    const result = await settled(request(database.transaction(STORE, mode).objectStore(STORE)));
    database.close();
    return result;
  } catch {
    // In a private window there may be no such store.
    return undefined;
  }
}

function open() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return settled(request);
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(new Error('The browser keeps nothing', { cause: request.error })),
    );
  });
}

// Sends a form and tells how far it is, which fetch does not.

/**
 * Resolves to what came of it: `status` is 0 when there was no answer, `body` is null when that was no JSON. `onProgress`
 * gets the events of the upload; `signal` ends it.
 */
export function send(address, fields, { onProgress, signal }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', onProgress);
    request.addEventListener('loadend', () => {
      const retryAfterSeconds = Number(request.getResponseHeader('retry-after'));
      resolve({ status: request.status, body: request.response, retryAfterSeconds });
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(fields);
  });
}

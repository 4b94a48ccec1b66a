// Sends a form and reports the progress of the upload, which fetch cannot do.

/**
 * Resolves to the answer: `status` is 0 without an answer, `body` is null when the answer is not JSON. `onProgress`
 * gets the progress events of the upload; `signal` aborts it.
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

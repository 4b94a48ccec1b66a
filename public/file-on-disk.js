// Whether a file that was chosen is still what it was. It stays on the disk until it is sent, and what becomes of it there
// is not noticed by each browser, nor within the same second.

import { checkFile } from './checked-file.js';

/**
 * Resolves to `gone` for a file that is no longer there; to `changed` for one that can no longer be read, or of which the
 * SHA-256 is another than it was when it was checked, if it was; and to undefined for one that can be sent.
 */
export async function lossOf(file, sha256) {
  try {
    await file.slice(0, 1).arrayBuffer();
    if (sha256 === undefined) return undefined;
    return (await checkFile(file)).torrent?.sha256 === sha256 ? undefined : 'changed';
  } catch (error) {
    // Else it is the check that cannot be made.
    if (!(error instanceof DOMException)) return undefined;
    return error.name === 'NotFoundError' ? 'gone' : 'changed';
  }
}

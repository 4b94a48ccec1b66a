// Checks whether a chosen file is still the same. It stays on the disk until it is sent, and not every browser notices
// a change there, or a change within the same second.

import { checkFile } from './checked-file.js';

/**
 * Resolves to `gone` for a file that no longer exists, to `changed` for one that can no longer be read or whose SHA-256
 * differs from the one when it was checked, and to undefined for one that can be sent.
 */
export async function lossOf(file, sha256) {
  try {
    await file.slice(0, 1).arrayBuffer();
    if (sha256 === undefined) return undefined;
    return (await checkFile(file)).torrent?.sha256 === sha256 ? undefined : 'changed';
  } catch (error) {
    // Any other error means that the check failed, not the file.
    if (!(error instanceof DOMException)) return undefined;
    return error.name === 'NotFoundError' ? 'gone' : 'changed';
  }
}

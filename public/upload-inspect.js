// Examines a file before it is sent: whether it is a valid torrent, and whether it is already published here.

import { checkFile } from './checked-file.js';

const ANSWER_MS_MAX = 10_000;
const EXISTING_STATES = ['public', 'unlisted', 'pending', 'hidden'];

/**
 * Resolves to the `report` of the check, undefined when the check failed, and to `existing`, the torrent that is
 * already published here. `torrents` is the address below which all torrents are.
 */
export async function inspect(file, torrents) {
  const report = await checkFile(file).catch(() => undefined);
  if (report?.verdict !== 'accept') return { report };
  const { infohashV1, infohashV2 } = report.torrent;
  return { report, existing: await findExisting(torrents + (infohashV1 ?? infohashV2)) };
}

async function findExisting(address) {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const answer = await fetch(address, { headers: { accept: 'application/json' }, signal });
    const torrent = answer.ok ? await answer.json() : undefined;
    return EXISTING_STATES.includes(torrent?.state) ? torrent : undefined;
  } catch {
    // The upload itself will find out.
    return undefined;
  }
}

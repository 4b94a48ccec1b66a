// Finds out about a file before it is sent: whether it is a sound torrent, and whether it is here already.

import { checkFile } from './checked-file.js';

const ANSWER_MS_MAX = 10_000;
const STANDS = ['public', 'unlisted', 'pending', 'hidden'];

/**
 * Resolves to the `report` of the check, undefined where it could not be made, and to what is `standing` here of the same
 * torrent. `torrents` is what the addresses of all begin with.
 */
export async function look(file, torrents) {
  const report = await checkFile(file).catch(() => undefined);
  if (report?.verdict !== 'accept') return { report };
  const { infohashV1, infohashV2 } = report.torrent;
  return { report, standing: await findStanding(torrents + (infohashV1 ?? infohashV2)) };
}

async function findStanding(address) {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const answer = await fetch(address, { headers: { accept: 'application/json' }, signal });
    const torrent = answer.ok ? await answer.json() : undefined;
    return STANDS.includes(torrent?.state) ? torrent : undefined;
  } catch {
    // Then the upload itself finds out.
    return undefined;
  }
}

// Examines a file before it is sent: whether it is a valid torrent, and whether it is already published here.

import { checkFile } from './checked-file.js';

const ANSWER_MS_MAX = 10_000;
const STANDS = ['public', 'unlisted', 'pending', 'hidden'];

/**
 * Resolves to the `report` of the check, undefined when the check failed, and to `standing`, the torrent that already
 * exists here. `torrents` is the address below which all torrents are.
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
    // The upload itself will find out.
    return undefined;
  }
}

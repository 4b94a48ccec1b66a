import { trimSlashes } from '../../catalogue/names.ts';
import type { AskedBy } from '../../client/client.ts';
import { AppError } from '../../errors.ts';
import { refusing } from '../remote.ts';
import { report } from '../report-error.ts';
import { EXIT, type Surroundings } from '../surroundings.ts';
import { infohashOf, type TorrentBackend } from './backend.ts';
import { lineOf, linesOf, type ShownTorrent } from './show.ts';

/** The flags of a list, as they were typed: those of the API, and how many are listed in all. */
export type ListFlags = Readonly<Record<string, string | undefined>>;

/** The flags of an edit, as they were typed; an empty text empties a field. */
export interface EditFlags {
  readonly title?: string;
  readonly description?: string;
  readonly category?: string;
  readonly tags?: string;
  readonly licence?: string;
  readonly collection?: string;
  readonly fileName?: string;
  readonly state?: string;
  readonly stateReason?: string;
  readonly expires?: string;
  readonly pinned?: string;
}

interface Output {
  readonly json?: boolean | undefined;
}

const PAGE_SIZE_MAX = 1000;

/** Prints the torrents that a query finds, a line each. Rejects with what the API refuses. */
export async function listTorrents(
  { client }: TorrentBackend,
  { limit, ...query }: ListFlags,
  { json }: Output,
  { out }: Surroundings,
): Promise<number> {
  const most = limit === undefined ? Infinity : parseLimit(limit);
  // Checked by the API, which says what is wrong.
  const asked = { ...query, limit: Math.min(most, PAGE_SIZE_MAX) } as AskedBy<'listTorrents'>;
  let left = most;
  const print = async (): Promise<void> => {
    for await (const torrent of client.each('listTorrents', asked)) {
      out(json === true ? JSON.stringify(torrent) : lineOf(torrent));
      left -= 1;
      if (left === 0) return;
    }
  };
  await refusing(print());
  return EXIT.ok;
}

/** Prints all of a torrent that people ask for. Rejects with not_found. */
export async function showTorrent(
  backend: TorrentBackend,
  text: string,
  output: Output,
  { out }: Surroundings,
): Promise<number> {
  const infohash = await refusing(infohashOf(text, backend));
  const torrent = await refusing(backend.client.showTorrent({ infohash }));
  print(torrent, output, out);
  return EXIT.ok;
}

/** Changes the fields that are given. Rejects with what the API refuses. */
export async function editTorrent(
  backend: TorrentBackend,
  text: string,
  flags: EditFlags,
  output: Output,
  { out }: Surroundings,
): Promise<number> {
  const changes = changesOf(flags);
  if (Object.keys(changes).length === 0) {
    throw new AppError('malformed', 'Cannot change the torrent: nothing to change is given', {
      hint: 'Give a field, as in: torrentry edit debian/13/x.torrent --title "Debian 13".',
    });
  }
  const infohash = await refusing(infohashOf(text, backend));
  // Checked by the API, which says what is wrong.
  const asked = { infohash, ...changes } as AskedBy<'changeTorrent'>;
  print(await refusing(backend.client.changeTorrent(asked)), output, out);
  return EXIT.ok;
}

/** Removes torrents. One that is refused does not stop the others. */
export function removeTorrents(
  backend: TorrentBackend,
  texts: readonly string[],
  query: { readonly reason?: string | undefined; readonly status?: string | undefined },
  { json }: Output,
  surroundings: Surroundings,
): Promise<number> {
  return forEach(texts, surroundings, async (text) => {
    const infohash = await infohashOf(text, backend);
    await backend.client.removeTorrent({ infohash, ...query } as AskedBy<'removeTorrent'>);
    if (json === true) surroundings.out(JSON.stringify({ torrent: text, infohash }));
    surroundings.error(`Removed ${text}. Restore it with: torrentry restore ${infohash}`);
  });
}

/** Restores removed torrents. One that is refused does not stop the others. */
export function restoreTorrents(
  backend: TorrentBackend,
  texts: readonly string[],
  { json }: Output,
  surroundings: Surroundings,
): Promise<number> {
  return forEach(texts, surroundings, async (text) => {
    const torrent = await backend.client.restoreTorrent({ infohash: await infohashOf(text, backend) });
    surroundings.out(json === true ? JSON.stringify(torrent) : lineOf(torrent));
  });
}

async function forEach(
  texts: readonly string[],
  surroundings: Surroundings,
  change: (text: string) => Promise<void>,
): Promise<number> {
  let code: number = EXIT.ok;
  for (const text of texts) {
    try {
      await refusing(change(text));
    } catch (error) {
      report(error, surroundings);
      code = EXIT.failed;
    }
  }
  return code;
}

function print(torrent: ShownTorrent, { json }: Output, out: Surroundings['out']): void {
  if (json === true) out(JSON.stringify(torrent));
  else for (const line of linesOf(torrent)) out(line);
}

/** The fields that may be empty. */
const EMPTIED: readonly string[] = ['title', 'description', 'category', 'licence'];

function changesOf({ tags, expires, pinned, collection, ...texts }: EditFlags) {
  const given = Object.entries(texts).filter(([, text]) => text !== undefined);
  const cleared = given.map(
    ([name, text]) => [name, text === '' && EMPTIED.includes(name) ? null : text] as const,
  );
  return {
    ...Object.fromEntries(cleared),
    ...(collection !== undefined && { collection: trimSlashes(collection) }),
    ...(tags !== undefined && {
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    }),
    ...(expires !== undefined && { expiresAt: expires === '' || expires === 'never' ? null : expires }),
    ...(pinned !== undefined && { pinned: pinned === 'yes' ? true : pinned === 'no' ? false : pinned }),
  };
}

function parseLimit(text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new AppError('malformed', `Cannot list ${text.slice(0, 40)} torrents`, {
    hint: 'Give a whole number from 1 on, or leave --limit out to list all.',
  });
}

import { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import { attachment } from '../../http/disposition.ts';
import { respond } from '../../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../../http/security-headers.ts';
import { rewriteMetainfo, type MetainfoChanges } from '../../metainfo/rewrite.ts';

const ADDRESSES_MAX = 50;

/** The value of `sources` that stands for those of this site. */
const SITE = 'site';
const TEXT_LENGTH_MAX = 2000;

/**
 * What the query of a download may ask to be written around the torrent's content: each `tracker` is a tier (several
 * addresses in one, apart by a space), or `own` for the tracker of this site; each `webSeed` a web seed, `comment` and `createdBy` are texts; an empty value
 * removes. `sources` adds to the file what this site offers, and stands alone.
 */
export const DOWNLOAD_QUERY = z.object({
  tracker: z.array(z.string()).optional(),
  webSeed: z.array(z.string()).optional(),
  comment: z.string().optional(),
  createdBy: z.string().optional(),
  sources: z.literal(SITE).optional(),
});

export type DownloadAsked = z.output<typeof DOWNLOAD_QUERY>;

/** The value of `tracker` that stands for the tracker of this site. */
const OWN = 'own';

/** Whether a query asks for the tracker of this site, and for nothing else. */
export function asksForOwnAlone({ tracker = [], ...others }: DownloadAsked): boolean {
  return tracker.length > 0 && tracker.every((value) => value === OWN) && !asksForChanges(others);
}

/** Whether a query asks for the sources of this site. Throws malformed when it asks for another change too. */
export function asksForSources({ sources, ...others }: DownloadAsked): boolean {
  if (sources === undefined) return false;
  if (!asksForChanges(others)) return true;
  throw new AppError('malformed', 'Cannot add the sources of this site and make other changes at once', {
    hint: 'Leave ?sources=site out, and name all trackers and web seeds.',
  });
}

/** Whether a query asks for any change. */
export function asksForChanges(asked: DownloadAsked): boolean {
  return Object.values(asked).some((value) => value !== undefined);
}

/** Whether a query asks for the tracker of this site. */
export function asksForOwn({ tracker = [] }: DownloadAsked): boolean {
  return tracker.includes(OWN);
}

/**
 * The changes that a query asks for. `own` are the addresses of the tracker of this site. Throws malformed for what is no
 * address.
 */
export function changesAsked(
  { tracker, webSeed, comment, createdBy }: DownloadAsked,
  own: readonly string[],
): MetainfoChanges {
  return {
    ...(tracker !== undefined && { trackers: tiersOf(tracker, own) }),
    ...(webSeed !== undefined && { webSeeds: checkAddresses(webSeed, /^https?:$/) }),
    ...(comment !== undefined && { comment: checkText(comment) }),
    ...(createdBy !== undefined && { createdBy: checkText(createdBy) }),
  };
}

/** The torrent with these changes around its untouched `info`: for the one who asked, and for no cache. */
export async function respondRewritten(
  catalogue: Pick<Catalogue, 'getBytes'>,
  torrent: Torrent,
  changes: MetainfoChanges,
): Promise<Response> {
  const headers = {
    ...UNTRUSTED_CONTENT_HEADERS,
    'cache-control': 'private, no-store',
    'content-type': 'application/x-bittorrent',
    'content-disposition': attachment(torrent.fileName),
  };
  return respond(200, headers, rewriteMetainfo(await catalogue.getBytes(torrent), changes));
}

function tiersOf(values: readonly string[], own: readonly string[]): readonly (readonly string[])[] {
  const tiers = values.map((value) =>
    value === OWN ? own : checkAddresses(value.split(' '), /^(?:https?|udp|wss?):$/),
  );
  return tiers.filter(({ length }) => length > 0);
}

function checkAddresses(values: readonly string[], protocols: RegExp): readonly string[] {
  const given = values.filter((value) => value !== '');
  for (const value of given) {
    if (protocols.test(URL.parse(value)?.protocol ?? '') && value.length <= TEXT_LENGTH_MAX) continue;
    throw new AppError('malformed', `Cannot write the address "${value.slice(0, 80)}" into the torrent`, {
      hint: 'Percent-encode it whole, as in ?tracker=http%3A%2F%2Ftracker.example%2Fannounce',
    });
  }
  if (given.length <= ADDRESSES_MAX) return given;
  throw new AppError('malformed', `Cannot write more than ${ADDRESSES_MAX} addresses into the torrent`);
}

function checkText(text: string): string {
  if (text.length <= TEXT_LENGTH_MAX) return text;
  throw new AppError(
    'malformed',
    `Cannot write a text of more than ${TEXT_LENGTH_MAX} characters into the torrent`,
  );
}

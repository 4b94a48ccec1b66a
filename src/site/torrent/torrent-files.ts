import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { respondPieces, type ResponseHeaders } from '../../http/respond.ts';
import type { Metainfo, TorrentFile } from '../../metainfo/metainfo.ts';
import { createAddresses } from '../../service/addresses.ts';
import { foundBatches, writtenFiles } from '../../service/file-batches.ts';
import { filesJson } from '../../service/file-json.ts';
import { fileSource } from '../../service/file-source.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import type { Visitor } from '../../service/visitor.ts';
import { toCanonical, type ByInfohash } from './canonical.ts';
import type { Frames } from '../layout/frames.ts';
import { PAGE_VARY, respondPage, torrentHeaders } from '../layout/page-response.ts';
import type { SHOW_FILES } from './endpoints.ts';
import { filesPage } from './torrent-files-view.ts';

const PAGE_FILES = 500;

export interface TorrentFilesParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'get' | 'getMetainfo'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** The list of a torrent's files, or of those that a search finds: in pages for people, and at once for programs. */
export function torrentFiles({ frames, catalogue, rateLimits }: TorrentFilesParts) {
  const showPage = async (
    request: Request,
    context: Context<ByInfohash>,
    visitor: Visitor,
    { torrent, metainfo, search, folder, number, headers }: Listed,
  ): Promise<Response> => {
    const first = (number - 1) * PAGE_FILES;
    const { files, count } = await findFiles(metainfo, { search, folder, first, max: PAGE_FILES });
    checkPageNumber(number, Math.ceil(count / PAGE_FILES));
    const frame = frames.forVisitor(visitor, request, context);
    const page = filesPage({ torrent, files, first, number, search, folder, count }, frame);
    return respondPage(200, page, frame, headers);
  };

  return async (
    request: Request,
    context: Context<ByInfohash>,
    call: Call<typeof SHOW_FILES>,
  ): Promise<Response> => {
    const elsewhere = toCanonical(context, (addresses, it) => addresses.files(it));
    if (elsewhere !== undefined) return elsewhere;
    const visitor = await call.admit();
    await rateLimits.take('searches', request, visitor);
    const torrent = await catalogue.get(context.params.infohash, visitor.actor);
    const metainfo = await catalogue.getMetainfo(torrent);
    const { q = '', folder = '', page = '1' } = call.query();
    const search = q.trim();
    const headers = {
      ...torrentHeaders(torrent.state, visitor),
      vary: PAGE_VARY,
      link: `<${createAddresses(context.base).files(torrent)}>; rel="canonical"`,
    };
    switch (preferredForm(request)) {
      case 'html':
        return showPage(request, context, visitor, {
          torrent,
          metainfo,
          search,
          folder,
          number: Number(page),
          headers,
        });
      case 'json':
        return respondPieces(
          200,
          { ...headers, 'content-type': 'application/json' },
          filesJson(foundIn(metainfo, search, folder)),
          fileSource(torrent, metainfo),
        );
      case 'text':
        return respondPieces(
          200,
          { ...headers, 'content-type': 'text/plain; charset=utf-8' },
          writtenFiles(foundIn(metainfo, search, folder), '', lineOf),
          fileSource(torrent, metainfo),
        );
    }
  };
}

interface Listed {
  readonly torrent: Torrent;
  readonly metainfo: Metainfo;
  /** What the paths of the listed files hold. */
  readonly search: string;
  /** The folder that they are in; `''` for all. */
  readonly folder: string;
  /** Of the page, from 1. */
  readonly number: number;
  readonly headers: ResponseHeaders;
}

/** A line for people at a terminal, who may sort these and add them up: a file's bytes, a tabulator, its path. */
function lineOf({ path, lengthBytes }: TorrentFile): string {
  // A terminal obeys control characters: nothing from a torrent reaches it as one.
  return `${lengthBytes}\t${path.join('/').replaceAll(/\p{Cc}/gu, '\u{fffd}')}\n`;
}

interface Found {
  /** From `first` on, `max` at most. */
  readonly files: readonly TorrentFile[];
  /** All that there are. */
  readonly count: number;
}

interface Wanted {
  readonly search: string;
  readonly folder: string;
  readonly first: number;
  readonly max: number;
}

/** A page of the files that the search finds in a folder. Without both, the files on later pages need no counting. */
async function findFiles(metainfo: Metainfo, { search, folder, first, max }: Wanted): Promise<Found> {
  const files: TorrentFile[] = [];
  let count = 0;
  for await (const found of foundIn(metainfo, search, folder)) {
    files.push(...found.slice(Math.max(0, first - count), Math.max(0, first + max - count)));
    count += found.length;
    if (search === '' && folder === '' && files.length === max) return { files, count: metainfo.fileCount };
  }
  return { files, count };
}

/** The files that the search finds in a folder, and in those below it; `''` is the top one. */
async function* foundIn(
  metainfo: Metainfo,
  search: string,
  folder: string,
): AsyncGenerator<readonly TorrentFile[]> {
  for await (const batch of foundBatches(metainfo, search)) {
    yield folder === '' ? batch : batch.filter(({ path }) => path.join('/').startsWith(`${folder}/`));
  }
}

/** Throws not_found for a page that there is not. */
function checkPageNumber(number: number, last: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= Math.max(last, 1)) return;
  throw new AppError('not_found', `Cannot show page ${number} of the files: there are ${last}`);
}

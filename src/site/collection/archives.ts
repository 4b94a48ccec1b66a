import type { Catalogue } from '../../catalogue/catalogue.ts';
import { toCollection } from '../../catalogue/names.ts';
import type { ReadFile } from '../../catalogue/read-files.ts';
import type { Context } from '../../http/context.ts';
import { validatorHeaders } from '../../http/conditions.ts';
import { attachment } from '../../http/disposition.ts';
import { FORM_PARAMETER } from '../../http/negotiate.ts';
import { respondUnchanged } from '../../http/partial.ts';
import { respondStream } from '../../http/respond.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { readQuery } from '../../service/input/texts.ts';
import { placeOf, toListQuery } from '../../service/list-query.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { getRevision, revisionValidators } from '../../service/revision.ts';
import { ARCHIVE_QUERY, type LIST_START } from '../list/endpoints.ts';
import { ARCHIVE_FORMATS, type ArchivedFile } from './archive-formats.ts';
import { pathWithin } from './path-within.ts';

type ListContext = Context<{ readonly collection?: string }>;
type ListCall = Call<typeof LIST_START>;
type ListHandler<Params> = (request: Request, context: Context<Params>, call: ListCall) => Promise<Response>;

export interface ArchivesParts {
  readonly catalogue: Pick<Catalogue, 'findRevision' | 'walkFiles'>;
  readonly rateLimits: Pick<RateLimits, 'take'>;
}

/** Answers the address of a list with its .torrent files as one archive, where `?format=tar` or `zip` asks for it. */
export function archives({ catalogue, rateLimits }: ArchivesParts) {
  const respond = async (
    format: keyof typeof ARCHIVE_FORMATS,
    request: Request,
    { params, target }: ListContext,
    call: ListCall,
  ): Promise<Response> => {
    const visitor = await call.admit();
    const collection = toCollection(params.collection ?? '');
    const { format: _format, ...query } = readQuery(ARCHIVE_QUERY, target.query, 'make the archive');
    const wanted = toListQuery(query, 1, (asked) => placeOf(asked, collection));
    const validators = revisionValidators(await getRevision(catalogue, collection, visitor.actor));
    const headers = { 'cache-control': 'no-cache' };
    const unchanged = respondUnchanged(request, validators, headers);
    if (unchanged !== undefined) return unchanged;
    await rateLimits.take('searches', request, visitor);
    const { contentType, write } = ARCHIVE_FORMATS[format];
    const files = filesOf(catalogue.walkFiles(wanted, visitor.actor), collection);
    const described = {
      ...validatorHeaders(validators),
      'content-type': contentType,
      'content-disposition': attachment(`${collection.replaceAll('/', '-') || 'torrents'}.${format}`),
    };
    return respondStream(200, { ...headers, ...described }, write(files));
  };

  return {
    orElse<Params extends ListContext['params']>(list: ListHandler<Params>): ListHandler<Params> {
      return (request, context, call) => {
        const format = context.target.query.get(FORM_PARAMETER);
        return format === 'tar' || format === 'zip'
          ? respond(format, request, context, call)
          : list(request, context, call);
      };
    },
  };
}

/** The files of a list, named as seen from the collection, with the time at which they were published. */
async function* filesOf(files: AsyncIterable<ReadFile>, collection: string): AsyncGenerator<ArchivedFile> {
  for await (const { torrent, bytes } of files)
    yield { name: pathWithin(collection, torrent), bytes, modifiedAt: torrent.publishedAt };
}

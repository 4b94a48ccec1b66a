import type { Catalogue } from '../../catalogue/catalogue.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { respond, respondJson, respondText } from '../../http/respond.ts';
import { createAddresses, deletion, download } from '../../service/addresses.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { publishOptions, UPLOAD_OPTION_NAMES } from '../../service/input/upload-options.ts';
import { publishFile, publishingOf } from '../../service/publish.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { receiveUploads, type ReceivedForm } from '../../service/receive.ts';
import { publishedJson } from '../../service/torrent-json.ts';
import { cachingFor } from '../layout/page-response.ts';
import type { GET_STREAM_COUNTER, POST_TO_STREAM } from './endpoints.ts';

type InStream = Context<{ readonly name: string }>;

export interface StreamParts {
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/**
 * Streams as the first programs for them know them (torrentupload.php, 2006): a POST of the bytes, which the server numbers,
 * and the last number in `meta.txt`.
 */
export function streams({ catalogue, rateLimits, uploadBytesMax }: StreamParts) {
  return {
    /** Always 200, also for a new torrent: these programs accept no other status as success. */
    post: async (
      request: Request,
      context: InStream,
      call: Call<typeof POST_TO_STREAM>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const { actor } = visitor;
      const collection = catalogue.checkStream(context.params.name, actor);
      const given = call.query();
      await catalogue.checkRoom(actor);
      const received = await receiveUploads(request, uploadBytesMax, UPLOAD_OPTION_NAMES);
      const options = publishOptions(given, received.fields);
      const input = {
        bytes: onlyFileOf(received),
        collection,
        fileName: undefined,
        isNumbered: true,
        ...options,
      };
      const publishing = publishingOf(request, context.base, visitor, rateLimits);
      const published = await publishFile(catalogue, input, publishing);
      const { torrent, deleteKey } = published;
      const addresses = createAddresses(context.base);
      const location = download(addresses, torrent);
      const headers = { 'cache-control': 'no-store', location, etag: `"${torrent.sha256}"` };
      if (preferredForm(request) === 'json') {
        return respondJson(200, publishedJson(published, context.base), headers);
      }
      const lines = [
        `New torrent - ${torrent.fileName}`,
        ...(deleteKey === undefined ? [] : [deletion(addresses, torrent, deleteKey)]),
      ];
      return respondText(200, lines.join('\n'), headers);
    },

    /** Digits alone: some of these programs compare the whole text. */
    counter: async (
      _request: Request,
      context: InStream,
      call: Call<typeof GET_STREAM_COUNTER>,
    ): Promise<Response> => {
      const visitor = await call.admit();
      const lastNumber = await catalogue.getLastNumber(context.params.name, visitor.actor);
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': cachingFor(visitor) };
      return respond(200, headers, String(lastNumber));
    },
  };
}

function onlyFileOf({ uploads, pictures }: ReceivedForm): Uint8Array {
  const [only] = uploads;
  const count = uploads.length + pictures.length;
  if (only === undefined || count > 1) {
    throw new AppError('malformed', `Cannot publish ${count} files in a stream at once`, {
      hint: 'Send one .torrent file after the other: each gets the next number.',
    });
  }
  if (only.content instanceof AppError) throw only.content;
  return only.content;
}

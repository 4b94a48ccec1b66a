import type { Catalogue } from '../catalogue/catalogue.ts';
import { AppError } from '../errors.ts';
import { publishOptions, UPLOAD_OPTION_NAMES } from './input/upload-options.ts';
import {
  publishAll,
  publishFile,
  type PublishedFile,
  type Publishing,
  type UploadResult,
} from './publish.ts';
import type { RateLimits } from './rate-limits.ts';
import { receiveUploads } from './receive.ts';
import type { Visitor } from './visitor.ts';

export interface ReceivingParts {
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'takeSeveral'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/** Where and by whom the files of a request are published, and what its query asks for. */
export interface Order {
  readonly collection: string;
  readonly visitor: Visitor;
  readonly given: Parameters<typeof publishOptions>[0];
  readonly publishing: Publishing;
}

/**
 * Publishes what a request brings: one raw .torrent file, or a form with one or many and their pictures. Resolves to what
 * became of the only file, or to the results of several. Rejects like `Catalogue.checkRoom`, `receiveUploads`,
 * `publishOptions` and `publishFile`, and with rate_limited.
 */
export async function publishReceived(
  { catalogue, rateLimits, uploadBytesMax }: ReceivingParts,
  request: Request,
  { collection, visitor, given, publishing }: Order,
): Promise<PublishedFile | UploadResult[]> {
  await catalogue.checkRoom(visitor.actor);
  const { uploads, fields, pictures } = await receiveUploads(request, uploadBytesMax, UPLOAD_OPTION_NAMES);
  const written = publishOptions(given, fields);
  // The request itself was counted as one.
  await rateLimits.takeSeveral('uploads', request, visitor, uploads.length + pictures.length);
  const options = { ...written, pictures: await catalogue.preparePictures(pictures, publishing.payer) };
  const [only] = uploads;
  if (uploads.length > 1 || only === undefined)
    return publishAll(catalogue, uploads, collection, publishing, options);
  const { fileName, content } = only;
  if (content instanceof AppError) throw content;
  return publishFile(catalogue, { bytes: content, collection, fileName, ...options }, publishing);
}

import type { Catalogue, Published } from '../catalogue/catalogue.ts';
import type { PublishInput } from '../catalogue/draft.ts';
import { toCollection } from '../catalogue/names.ts';
import { publishMany, type Shared } from '../catalogue/publish-many.ts';
import { AppError } from '../errors.ts';
import type { Base } from '../http/context.ts';
import { PROBLEMS } from '../http/problem.ts';
import { createAddresses, download } from './addresses.ts';
import { preconditionsOf } from './conditions.ts';
import type { RateLimits } from './rate-limits.ts';
import { nameForSender, type Upload } from './receive.ts';
import type { Visitor } from './visitor.ts';

/** A torrent that was published: 201 when it is new at its address, 200 when it replaced another or was there already. */
export interface PublishedFile extends Pick<Published, 'torrent' | 'deleteKey' | 'inherited' | 'movedTo'> {
  readonly status: 200 | 201;
  readonly outcome: Exclude<Published['outcome'], 'conflict'>;
  /** Whether the same torrent was already published in another collection, where it stays. */
  readonly isElsewhere: boolean;
}

/** What became of one of several files. */
export interface UploadResult {
  readonly fileName: string | undefined;
  readonly status: number;
  readonly published?: PublishedFile;
  readonly error?: AppError;
}

/** Who publishes, on which conditions, and where the client reached the service. */
export interface Publishing extends Pick<Shared, 'actor' | 'conditions' | 'payer'> {
  readonly base: Base;
}

/** What is the same for all that a request publishes, on its own conditions. */
export function publishingOf(
  request: Request,
  base: Base,
  visitor: Visitor,
  rateLimits: Pick<RateLimits, 'payer'>,
): Publishing {
  const conditions = preconditionsOf(request);
  return { actor: visitor.actor, conditions, base, payer: rateLimits.payer(visitor) };
}

/** Checks and publishes one torrent. Rejects like `Catalogue.draft` and `publish`, and with conflict and a link to the same torrent at another address. */
export async function publishFile(
  catalogue: Catalogue,
  input: PublishInput,
  { actor, conditions, payer, base }: Publishing,
): Promise<PublishedFile> {
  const draft = await catalogue.draft(input, payer);
  return answerOf(await catalogue.publish(draft, actor, conditions), draft.collection, base);
}

/** What a publisher asks for beside the files: what is written about each of them, who is to see it, how long, and
 * the pictures. */
export type PublishOptions = Pick<PublishInput, 'fields' | 'visibility' | 'expires' | 'pictures'>;

/** Publishes several files to one collection, each by itself, in the order in which they came. */
export async function publishAll(
  catalogue: Catalogue,
  uploads: readonly Upload[],
  collection: string,
  { base, ...publishing }: Publishing,
  options: PublishOptions = {},
): Promise<UploadResult[]> {
  const attempts = await publishMany(catalogue, uploads, { ...options, ...publishing, collection });
  return attempts.map((attempt, index) => {
    try {
      if ('error' in attempt) throw attempt.error;
      const published = answerOf(attempt.published, toCollection(collection), base);
      return { fileName: attempt.fileName, status: published.status, published };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const upload = uploads[index];
      const fileName = upload && nameForSender(upload);
      return { fileName, status: PROBLEMS[error.code].status, error };
    }
  });
}

/** Throws conflict, with a link, when the same torrent is at another address. */
function answerOf({ outcome, ...published }: Published, collection: string, base: Base): PublishedFile {
  const { torrent } = published;
  if (outcome !== 'conflict') {
    const isElsewhere = torrent.collection !== collection;
    return { status: outcome === 'created' ? 201 : 200, outcome, isElsewhere, ...published };
  }
  throw new AppError('conflict', 'Cannot publish this here: the same torrent is at another address', {
    standing: download(createAddresses(base), torrent),
    hint: 'A torrent has one address: publish to that one, or remove it there first.',
  });
}

/** One status for several results: what they share, or 207 when some succeeded and some failed (RFC 4918). */
export function statusOfAll(results: readonly UploadResult[]): number {
  const statuses = new Set(results.map(({ status }) => status));
  if (results.every(({ error }) => error === undefined)) return statuses.has(201) ? 201 : 200;
  if (results.some(({ error }) => error === undefined)) return 207;
  const [only = 422] = statuses;
  return statuses.size === 1 ? only : 422;
}

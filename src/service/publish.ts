import type { Catalogue, PublishInput } from '../catalogue/catalogue.ts';
import type { Payer } from '../catalogue/checker.ts';
import type { Preconditions } from '../catalogue/preconditions.ts';
import type { TorrentDraft } from '../catalogue/store.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { Base } from '../http/context.ts';
import { PROBLEMS } from '../http/problem.ts';
import { createAddresses, download } from './addresses.ts';
import { createDeleteKey } from './delete-key.ts';
import { toldName, type Upload } from './receive.ts';

/** A torrent that was taken: 201 when it is new at its address, 200 when it replaced what stood there or stood already. */
export interface Published {
  readonly status: 200 | 201;
  readonly torrent: Torrent;
  /** What somebody without a token can delete it with, shown this once. */
  readonly deleteKey: string | undefined;
}

/** What became of one of several files. */
export interface UploadResult {
  readonly fileName: string | undefined;
  readonly status: number;
  readonly torrent?: Torrent;
  readonly deleteKey?: string | undefined;
  readonly error?: AppError;
}

/** Who publishes, on which conditions, to whom the answer speaks. */
export interface Publishing {
  readonly actor: Actor;
  readonly conditions: Preconditions;
  readonly base: Base;
  /** Who the checks of the files are counted for. */
  readonly payer: Payer;
}

/** Checks and publishes one torrent. Rejects like `Catalogue.draft` and `publish`. */
export async function publishFile(
  catalogue: Catalogue,
  input: PublishInput,
  publishing: Publishing,
): Promise<Published> {
  return publish(catalogue, await catalogue.draft(input, publishing.payer), publishing);
}

/** Publishes one torrent. Rejects with what Catalogue.publish does, and with conflict and a link to what stands there. */
async function publish(
  catalogue: Catalogue,
  draft: TorrentDraft,
  { actor, conditions, base }: Omit<Publishing, 'payer'>,
): Promise<Published> {
  const own = actor.tokenId === undefined ? createDeleteKey() : undefined;
  const { outcome, torrent } = await catalogue.publish(
    { ...draft, deleteKeyHash: own?.keyHash },
    actor,
    conditions,
  );
  if (outcome !== 'conflict') {
    const isNew = outcome === 'created' || outcome === 'replaced';
    return {
      status: outcome === 'created' ? 201 : 200,
      torrent,
      deleteKey: isNew ? own?.key : undefined,
    };
  }
  const standing = download(createAddresses(base), torrent);
  throw new AppError(
    'conflict',
    'Cannot publish this here: the same torrent stands at another address already',
    {
      standing,
      hint: 'A torrent has one address: publish to that one, or remove it there first.',
    },
  );
}

/** What a publisher asks for beside the files: what is written about each of them, and who is to see it. */
export type Wishes = Pick<PublishInput, 'fields' | 'visibility'>;

/**
 * Publishes several files to one collection; each succeeds or fails by itself, in the order in which they came. Rejects
 * only with what is no fault of a file.
 */
export async function publishAll(
  catalogue: Catalogue,
  uploads: readonly Upload[],
  collection: string,
  publishing: Publishing,
  wishes: Wishes = {},
): Promise<UploadResult[]> {
  const drafts = await Promise.allSettled(
    uploads.map(({ fileName, content }) =>
      content instanceof AppError
        ? Promise.reject(content)
        : catalogue.draft({ ...wishes, bytes: content, collection, fileName }, publishing.payer),
    ),
  );
  const taken = new Set<string>();
  return Promise.all(
    uploads.map(async (upload, index) => {
      try {
        const draft = valueOf(drafts[index]);
        if (taken.has(draft.fileName)) throw sameName(draft.fileName);
        taken.add(draft.fileName);
        return { fileName: draft.fileName, ...(await publish(catalogue, draft, publishing)) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { fileName: toldName(upload), status: PROBLEMS[error.code].status, error };
      }
    }),
  );
}

function valueOf<T>(settled: PromiseSettledResult<T> | undefined): T {
  if (settled?.status === 'fulfilled') return settled.value;
  throw settled?.reason;
}

function sameName(fileName: string): AppError {
  return new AppError('conflict', `Cannot take two files of the name "${fileName}" at once`, {
    hint: 'Give them different names: the second would replace the first.',
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

import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { Catalogue, Published } from './catalogue.ts';
import type { PublishInput } from './draft.ts';
import type { Payer } from './checker.ts';
import type { Preconditions } from './preconditions.ts';

/** One of several files, or why its content could not be received. */
export interface ReceivedFile {
  readonly fileName: string | undefined;
  readonly content: Uint8Array | AppError;
}

/** What is the same for all the files that are published together. */
export interface Shared extends Pick<
  PublishInput,
  'collection' | 'fields' | 'visibility' | 'expires' | 'pictures'
> {
  readonly actor: Actor;
  readonly conditions: Preconditions;
  /** Who the checks of the files are counted for. */
  readonly payer: Payer;
}

/** What became of one file; `fileName` is the name that it was published under, or was to be. */
export type Attempt =
  | { readonly fileName: string; readonly published: Published }
  | { readonly fileName: string | undefined; readonly error: AppError };

/** The error for one title that several torrents would have. */
export function findTitleError(title: string | null | undefined, fileCount: number): AppError | undefined {
  if (fileCount < 2 || (title ?? '').trim() === '') return undefined;
  return new AppError('malformed', `Cannot give ${fileCount} torrents one title`, {
    hint: 'Leave the title empty, or upload one file.',
  });
}

/**
 * Publishes several files to one collection. Each succeeds or fails by itself; the attempts are in the order of the files.
 * Two files of the same name are a conflict for the second. Rejects with malformed for one title for several, and with
 * what is not the fault of a file.
 */
export async function publishMany(
  catalogue: Pick<Catalogue, 'draft' | 'publish'>,
  files: readonly ReceivedFile[],
  { actor, conditions, payer, ...shared }: Shared,
): Promise<Attempt[]> {
  const titleError = findTitleError(shared.fields?.title, files.length);
  if (titleError !== undefined) throw titleError;
  const drafts = await Promise.allSettled(
    files.map(({ fileName, content }) =>
      content instanceof AppError
        ? Promise.reject(content)
        : catalogue.draft({ ...shared, bytes: content, fileName }, payer),
    ),
  );
  const taken = new Set<string>();
  return Promise.all(
    files.map(async ({ fileName }, index) => {
      try {
        const draft = valueOf(drafts[index]);
        if (taken.has(draft.fileName)) throw sameName(draft.fileName);
        taken.add(draft.fileName);
        return { fileName: draft.fileName, published: await catalogue.publish(draft, actor, conditions) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { fileName, error };
      }
    }),
  );
}

function valueOf<T>(settled: PromiseSettledResult<T> | undefined): T {
  if (settled?.status === 'fulfilled') return settled.value;
  throw settled?.reason;
}

function sameName(fileName: string): AppError {
  return new AppError('conflict', `Cannot publish two files with the name "${fileName}" at once`, {
    hint: 'Give them different names: the second would replace the first.',
  });
}

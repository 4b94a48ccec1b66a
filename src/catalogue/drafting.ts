import type { Checker, Payer } from './checker.ts';
import { draftOf, type PublishInput, type TorrentDraft } from './draft.ts';
import { toNewCollection } from './names.ts';
import { checkFileNotReserved, checkNotReserved } from './reserved.ts';

/** What can be published, and under which path. */
export interface Drafting {
  /**
   * Throws malformed, or conflict, for a collection in which nothing can be published, or not under that file name. To be
   * asked before an upload is read; `draft` asks again.
   */
  checkCollection(collection: string, fileName?: string): void;
  /**
   * The draft of an upload. Rejects with what `draftOf` rejects with, and with malformed, or conflict, like
   * `checkCollection`.
   */
  draft(input: PublishInput, payer?: Payer): Promise<TorrentDraft>;
}

export interface DraftingParts {
  readonly checker: Pick<Checker, 'check'>;
  /** The paths of folders that are served beside the torrents, such as `/files`: no collection is there. */
  readonly folders: readonly string[];
  readonly now: () => Date;
}

export function createDrafting({ checker, folders, now }: DraftingParts): Drafting {
  const checkCollection = (collection: string, fileName?: string): void => {
    checkNotReserved(collection, folders);
    if (fileName !== undefined) checkFileNotReserved(fileName);
    toNewCollection(collection);
  };
  return {
    checkCollection,
    async draft(input, payer) {
      if (input.isNumbered !== true) checkCollection(input.collection, input.fileName);
      return draftOf(input, checker, payer, now());
    },
  };
}

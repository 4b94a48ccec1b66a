/** What can be wrong with a store, as `docs/operate/check-store.md` lists it. */
export type FlawKind =
  | 'mode'
  | 'schema'
  | 'page'
  | 'index'
  | 'row'
  | 'reference'
  | 'file-damaged'
  | 'file-missing'
  | 'file-unused'
  | 'torrent'
  | 'area'
  | 'list'
  | 'words'
  | 'collection'
  | 'count'
  | 'picture'
  | 'mark'
  | 'publisher'
  | 'readme';

/** One thing that is wrong, before it is known what becomes of it. */
export interface Flaw {
  readonly kind: FlawKind;
  /** The file, table, torrent or collection. */
  readonly place: string;
  /** A full sentence. */
  readonly message: string;
  /**
   * Repairs it inside a transaction. Returns false when it cannot be repaired. Undefined where no repair is known; what is left is
   * for the operator.
   */
  readonly fix?: () => boolean | void;
  /** What to do when it cannot be repaired; a full sentence. */
  readonly hint: string;
}

/** One thing that is wrong, as it is reported. */
export interface StoreProblem extends Pick<Flaw, 'kind' | 'place' | 'message'> {
  /** `found` without a repair; after one, `repaired`, or `left` for what could not be repaired. */
  readonly outcome: 'found' | 'repaired' | 'left';
  /** What to do; undefined when it was repaired. */
  readonly hint: string | undefined;
}

export const REPAIR_HINT = 'Run the same command with --repair.';

/** For damage that only the bytes of another copy can replace. */
export const RESTORE_HINT =
  'Restore a backup into an empty folder: torrentry restore-backup. Keep this folder until you have checked the restored one.';

/** What is left after a repair of something that can be derived again: only a program that writes at the same time makes that. */
export const AGAIN_HINT = 'Run the command again. If it stays, restore a backup: torrentry restore-backup.';

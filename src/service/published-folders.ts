/** What pages and metrics show of a served folder that publishes itself. */
export interface PublishedFolderState {
  readonly mount: { readonly prefix: string; readonly folder: string; readonly collection: string };
  readonly publishedCount: number;
  /** How many files and folders are not complete yet, or wait for their turn. */
  readonly waitingCount: number;
  readonly problems: readonly { readonly name: string; readonly message: string }[];
  /** What is being hashed, and how far it is. */
  readonly current:
    | { readonly name: string; readonly doneBytes: number; readonly totalBytes: number }
    | undefined;
  /** How many bytes were hashed since the start. */
  readonly hashedBytes: number;
}

/** The served folders that publish themselves. */
export interface PublishedFolders {
  listFolders(): readonly PublishedFolderState[];
}

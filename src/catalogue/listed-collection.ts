export interface CollectionSummary {
  readonly path: string;
  /** Public torrents in it and below it. */
  readonly torrentCount: number;
}

/** A collection in the list of those of the one above it. */
export interface ListedCollection extends CollectionSummary {
  /** When the latest of its public torrents was published. */
  readonly newestAt: Date;
}

/** A state of a list of public torrents. */
export interface Revision {
  /** Never the same for two states of the list. */
  readonly number: number;
  /** When the list last changed. */
  readonly changedAt: Date;
}

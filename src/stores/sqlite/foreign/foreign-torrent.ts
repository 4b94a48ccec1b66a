/** A torrent in the database of another program. */
export interface ForeignTorrent {
  readonly id: number;
  /** In lower-case hex: 40 digits. */
  readonly infohash: string;
  /** What its file is called. */
  readonly name: string;
  /** Which one of that name in its category it is: 1 for the first. */
  readonly nth: number;
  /** Its category, and the one that this is in before it. */
  readonly categories: readonly string[];
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  /** As the database has it, in UTC: `2026-01-31 12:00:00`. */
  readonly publishedAt: string;
  /** Whether lists do not show it. */
  readonly isHidden: boolean;
  readonly info: ForeignInfo;
  readonly trackers: readonly string[];
  readonly webSeeds: readonly string[];
  readonly comment: string | undefined;
  readonly createdBy: string | undefined;
  /** In seconds since 1970. */
  readonly createdSeconds: number | undefined;
}

/** The `info` of a torrent: its bytes, nothing where they are in a file beside the database, or what it is made of. */
export type ForeignInfo =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'parts';
      /** The SHA-1 of all pieces in hex; undefined for a torrent with a root hash (BEP 30). */
      readonly pieces: string | undefined;
      readonly pieceLength: number;
      readonly isPrivate: number | undefined;
      readonly source: string | undefined;
      readonly files: readonly ForeignFile[];
    };

export interface ForeignFile {
  /** Undefined for a torrent that is one file. */
  readonly path: string | undefined;
  readonly length: number;
  readonly md5sum: string | undefined;
}

/** The torrents of the database of another program. */
export interface ForeignTorrents {
  /** The program: what its operator calls it. */
  readonly program: 'Torrust Index' | 'nyaa';
  readonly count: number;
  /** In the order of their ids, after that one, up to `limit`. */
  list(afterId: number, limit: number): readonly ForeignTorrent[];
}

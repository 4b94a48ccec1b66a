import type { InfohashV1, InfohashV2 } from '../metainfo/infohash.ts';

/** The parts in which files are stored, in the order in which they are verified. */
export const FILE_PARTS = ['torrents', 'others'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

/** Where a file is stored. */
export interface StoredFile {
  readonly part: FilePart;
  readonly id: number;
  /** Of the bytes as they were written, in lower-case hex. */
  readonly sha256: string;
}

/** A stored file whose bytes have another SHA-256 than when they were written. */
export interface DamagedFile extends StoredFile {
  readonly foundAt: Date;
  /** The torrent that it belongs to; undefined for a picture, and for a torrent that is gone. */
  readonly torrent:
    | {
        readonly collection: string;
        readonly fileName: string;
        readonly infohashV1: InfohashV1 | undefined;
        readonly infohashV2: InfohashV2 | undefined;
      }
    | undefined;
}

/** How far all files are verified. */
export interface VerificationProgress {
  /** After which file the pass goes on; undefined between two passes. */
  readonly position: { readonly part: FilePart; readonly afterId: number } | undefined;
  readonly beganAt: Date;
  /** What was verified since then. */
  readonly files: number;
  readonly bytes: number;
  /** When the last pass was complete; undefined before the first. */
  readonly completedAt: Date | undefined;
}

/** The result of one step. */
export interface VerifiedFiles {
  readonly files: number;
  readonly bytes: number;
  /** Where the next step goes on; undefined at the end. */
  readonly position: VerificationProgress['position'];
  readonly damaged: readonly StoredFile[];
  /** Files that were noted as damaged, and are not any more. */
  readonly sound: readonly StoredFile[];
}

export interface VerificationStore {
  findProgress(): Promise<VerificationProgress | undefined>;
  /** The files that are noted as damaged, the first 100, and how many there are. */
  listDamaged(): Promise<{ readonly files: readonly DamagedFile[]; readonly count: number }>;
  /** Verifies files after a position, until these bytes were read or all files are verified, in a thread of its own. */
  verify(position: NonNullable<VerificationProgress['position']>, bytesMax: number): Promise<VerifiedFiles>;
  /** Saves how far it is, and what was found. Damage that was not known gets a record in the audit log. */
  save(
    progress: VerificationProgress,
    found: Pick<VerifiedFiles, 'damaged' | 'sound'>,
    now: Date,
  ): Promise<void>;
  /**
   * Writes the bytes of a damaged file again, with a record in the audit log. Rejects with an internal error when they have another
   * SHA-256. Resolves to false when the file is not stored any more.
   */
  repair(file: StoredFile, bytes: Uint8Array, now: Date): Promise<boolean>;
}

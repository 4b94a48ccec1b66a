/** A place that keeps several backups, each named by its time. */
export interface BackupTarget {
  /** Where it is, for messages. It has no secret. */
  readonly place: string;
  /** The names of the backups there, the oldest first. Rejects with unavailable. */
  list(): Promise<readonly string[]>;
  /** The path at which a backup of that name is made, on a disk of this machine. */
  fileOf(name: string): string;
  /** Keeps the backup at `fileOf(name)`: when it resolves, the backup is durable. Rejects with unavailable. */
  keep(name: string, isStopped: () => boolean): Promise<void>;
  /** Writes the content of a backup to a file. Rejects with not_found and unavailable. */
  read(name: string, file: string): Promise<void>;
  /** Deletes a backup. Resolves to false, with nothing deleted, for a file of that name that is not a backup. */
  remove(name: string): Promise<boolean>;
  /** Deletes what runs that were killed before that time left behind. */
  tidy(before: Date): Promise<void>;
}

/** How to sign in to an S3 store. */
export interface S3Credentials {
  readonly keyId: string;
  readonly secret: string;
  /** Of temporary credentials alone. */
  readonly sessionToken: string | undefined;
}

import { stat } from 'node:fs/promises';
import { changedError, readError } from './errors.ts';

/** A file whose content becomes part of a torrent, as it was when that was planned. */
export interface ContentFile {
  /** Its absolute path. */
  readonly location: string;
  readonly lengthBytes: number;
  /** When its content was changed, in nanoseconds since 1970. */
  readonly modifiedNs: string;
}

/** Rejects with conflict when the file has changed, and with not_found or unavailable when it cannot be looked at. */
export async function checkUnchanged({ location, lengthBytes, modifiedNs }: ContentFile): Promise<void> {
  const { size, mtimeNs } = await stat(location, { bigint: true }).catch((error: unknown) => {
    throw readError(location, error);
  });
  if (Number(size) !== lengthBytes || String(mtimeNs) !== modifiedNs) throw changedError(location);
}

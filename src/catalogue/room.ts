import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';

/** What the disk that everything is stored on has. */
export interface DiskSpace {
  /** What is left for this program. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/**
 * What has to stay free on the disk: bytes, or a part of the disk in percent, whichever is less. 1 GiB is too much to ask
 * of a small disk, and 5 % too much of a large one. Infinity asks for nothing by itself.
 */
export interface FreeSpaceFloor {
  readonly bytes: number;
  readonly percent: number;
}

/** Throws unavailable when the disk has less left than has to stay free: the service needs it to go on working. */
export function checkFreeSpace(
  { bytes, percent }: FreeSpaceFloor,
  { freeBytes, totalBytes }: DiskSpace,
): void {
  const floor = Math.min(bytes, (totalBytes * percent) / 100);
  if (freeBytes >= floor) return;
  throw new AppError(
    'unavailable',
    `Cannot accept uploads without a token now: ${formatBytes(freeBytes)} are free on the disk, and ${formatBytes(Math.ceil(floor))} have to stay so`,
    { hint: 'Try again later, or upload with a token. The operator of this service can make room.' },
  );
}

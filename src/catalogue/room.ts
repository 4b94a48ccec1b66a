import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';

/** The space on the disk of the store. */
export interface DiskSpace {
  /** How many bytes are left for this program. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/**
 * How much must stay free on the disk: bytes or a percentage of the disk, whichever is less. 1 GiB is too much for a
 * small disk, and 5 % too much for a large one. Infinity disables one of the two.
 */
export interface FreeSpaceFloor {
  readonly bytes: number;
  readonly percent: number;
}

/** Throws unavailable when the disk has less free space than the floor: the service itself needs that space. */
export function checkFreeSpace(
  { bytes, percent }: FreeSpaceFloor,
  { freeBytes, totalBytes }: DiskSpace,
): void {
  const floor = Math.min(bytes, (totalBytes * percent) / 100);
  if (freeBytes >= floor) return;
  throw new AppError(
    'unavailable',
    `Cannot accept uploads without a token now: ${formatBytes(freeBytes)} are free on the disk, and ${formatBytes(Math.ceil(floor))} must stay free`,
    {
      hint: 'Try again later, or upload with a token. The operator of this service can raise the limit or free space.',
    },
  );
}

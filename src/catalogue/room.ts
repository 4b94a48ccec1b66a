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

/** The disk, and how much of it must stay free. */
export interface Room {
  readonly floor: FreeSpaceFloor;
  diskSpace(): Promise<DiskSpace>;
}

/** The room on the disk of a store, by the setting of the operator; undefined for no limit. */
export function roomOf(
  floor: FreeSpaceFloor | 'off',
  { diskSpace }: Pick<Room, 'diskSpace'>,
): Room | undefined {
  return floor === 'off' ? undefined : { floor, diskSpace };
}

/** Why no more may be written: the service itself needs the space that is left. Undefined while there is enough. */
export function lackOf(
  { bytes, percent }: FreeSpaceFloor,
  { freeBytes, totalBytes }: DiskSpace,
): string | undefined {
  const floor = Math.min(bytes, (totalBytes * percent) / 100);
  if (freeBytes >= floor) return undefined;
  return `${formatBytes(freeBytes)} are free on the disk, and ${formatBytes(Math.ceil(floor))} must stay free`;
}

/** Throws insufficient_storage when the disk has less free space than the floor. */
export function checkFreeSpace(floor: FreeSpaceFloor, space: DiskSpace): void {
  const lack = lackOf(floor, space);
  if (lack === undefined) return;
  throw new AppError('insufficient_storage', `Cannot accept uploads without a token now: ${lack}`, {
    hint: 'Try again later, or upload with a token. The operator of this service can raise the limit or free space.',
  });
}

import { AppError } from '../errors.ts';
import { BLOCK_BYTES } from './merkle.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Of the lengths that give no more pieces than this the shortest is chosen: 1,250 to 2,500 pieces. */
const PIECES_WANTED_MAX = 2_500;
/** Longer ones are only chosen by hand: a client can share no part of a piece before it has all of it. */
export const CHOSEN_PIECE_LENGTH_MAX = 16 * MIB;
/** What libtorrent 2 accepts, and with it qBittorrent and Deluge. */
const ALLOWED_MAX = 128 * MIB;

/** The piece length for content of so many bytes: a power of two from 16 KiB to 16 MiB. */
export function choosePieceLength(contentBytes: number): number {
  let lengthBytes = BLOCK_BYTES;
  while (lengthBytes < CHOSEN_PIECE_LENGTH_MAX && contentBytes / lengthBytes > PIECES_WANTED_MAX)
    lengthBytes *= 2;
  return lengthBytes;
}

/** The piece lengths that a person can choose from, in bytes. */
export const PIECE_LENGTHS: readonly number[] = Array.from(
  { length: Math.log2(ALLOWED_MAX / BLOCK_BYTES) + 1 },
  (_, power) => BLOCK_BYTES * 2 ** power,
);

/** Throws malformed unless it is a power of two from 16 KiB to 128 MiB. */
export function checkPieceLength(lengthBytes: number): void {
  if (PIECE_LENGTHS.includes(lengthBytes)) return;
  throw new AppError('malformed', `Cannot use the piece length ${lengthBytes}`, {
    hint: `Choose a power of two from ${16 * KIB} (16 KiB) to ${ALLOWED_MAX} (128 MiB), or leave it out.`,
  });
}

import { type BencodeLimits, defaultBencodeLimits } from '../bencode/limits.ts';

/**
 * The limits of a torrent: what libtorrent 2 accepts (`load_torrent_limits`, `file_storage`). Clients accept any number
 * of bytes after the end; here only as many are accepted as programs append by mistake.
 */
export interface MetainfoLimits {
  readonly bencode: BencodeLimits;
  readonly piecesMax: number;
  readonly pieceLengthBytesMax: number;
  readonly fileLengthBytesMax: number;
  /** Sum of all files, pad files included. */
  readonly totalLengthBytesMax: number;
  /** Names in a path, that of the file included. */
  readonly pathDepthMax: number;
  readonly findingsMax: number;
  readonly unknownKeysMax: number;
  /** Signatures that are read; verifying one takes a few milliseconds (BEP 35). */
  readonly signaturesMax: number;
}

/** The limits of libtorrent 2.0, and a few bytes after the end, where old PHP scripts append the length of the file. */
export const defaultMetainfoLimits: MetainfoLimits = {
  bencode: { ...defaultBencodeLimits, trailingBytesMax: 64 },
  piecesMax: 0x200000,
  pieceLengthBytesMax: 2 ** 30 - 1,
  fileLengthBytesMax: (2 ** 30 - 1) * 0x4000 - 1,
  totalLengthBytesMax: 2 ** 48 - 1,
  pathDepthMax: 100,
  findingsMax: 100,
  unknownKeysMax: 100,
  signaturesMax: 10,
};

/** Where reading stops. Depth and tokens are those of libtorrent's `load_torrent_limits`. */
export interface BencodeLimits {
  /** Levels of nesting, the innermost string or integer included: 99 lists and dictionaries. */
  readonly depthMax: number;
  /** Strings, integers, lists, dictionaries and the ends of these two, counted together. */
  readonly tokensMax: number;
  /** Unsorted and duplicate keys together. All are listed, because each can decide whether a torrent is accepted. */
  readonly irregularitiesMax: number;
  /** Keys of all long unsorted dictionaries together; finding duplicate keys in these needs a table. */
  readonly unsortedKeysMax: number;
  /** Bytes after the end of the value, listed as one irregularity. White space only may have any length. */
  readonly trailingBytesMax: number;
}

/** Enough for a torrent of 300,000 files. */
export const defaultBencodeLimits: BencodeLimits = {
  depthMax: 100,
  tokensMax: 3_000_000,
  irregularitiesMax: 200_000,
  unsortedKeysMax: 200_000,
  trailingBytesMax: 0,
};

import type { InfohashV1, InfohashV2 } from './infohash.ts';

export type MetainfoVersion = 'v1' | 'v2' | 'hybrid';

/** The letters of BEP 47's `attr`. */
export interface FileAttributes {
  /**
   * Fills up a piece so that the next file starts on a piece boundary. It is not content, and sizes and counts leave it
   * out.
   */
  readonly pad: boolean;
  readonly executable: boolean;
  readonly hidden: boolean;
  readonly symlink: boolean;
}

export interface TorrentFile {
  /** Folders and file name, below the folder `Metainfo.name` when `singleFile` is false. */
  readonly path: readonly string[];
  /** 0 for a symlink, even when the torrent has another length. */
  readonly lengthBytes: number;
  readonly attributes: FileAttributes;
  /** Where a symlink points, from the top folder of the torrent (BEP 47). */
  readonly symlinkPath: readonly string[] | undefined;
  /** SHA-1 of the whole file, 40 digits of lower-case hex, as the torrent says (BEP 47). */
  readonly sha1: string | undefined;
  /** Root of the file's Merkle tree, 64 digits of lower-case hex; undefined for v1 and for empty files (BEP 52). */
  readonly piecesRoot: string | undefined;
}

/** A signature of a torrent (BEP 35). It has not been verified. */
export interface TorrentSignature {
  /** The signer as the torrent names it, in reverse DNS notation such as `com.example`. */
  readonly signer: string;
  /** The entry, in the torrent's bencode, of the dictionary with the signature and certificate. */
  readonly entry: number;
}

/** A DHT node that the torrent lists (BEP 5). */
export interface DhtNode {
  readonly host: string;
  readonly port: number;
}

/**
 * What a .torrent file without errors says. All text is hostile input, and for display only: what was not UTF-8 is
 * replaced by U+FFFD.
 */
export interface Metainfo {
  readonly version: MetainfoVersion;
  readonly infohashV1: InfohashV1 | undefined;
  readonly infohashV2: InfohashV2 | undefined;
  readonly name: string;
  /** Whether the torrent is one file called `name`; otherwise its files lie in a folder of that name. */
  readonly singleFile: boolean;
  readonly pieceLengthBytes: number;
  readonly pieceCount: number;
  /** The size of `info`, which a client fetches for a magnet link (BEP 9). */
  readonly infoBytes: number;
  /** Sum of all files, pad files left out. */
  readonly contentBytes: number;
  /** Number of all files, pad files left out. */
  readonly fileCount: number;
  readonly private: boolean;
  /** Tiers of announce addresses: `announce-list`, or `announce` as the only tier (BEP 3, BEP 12). */
  readonly trackers: readonly (readonly string[])[];
  /** `url-list` (BEP 19). */
  readonly webSeeds: readonly string[];
  /** `httpseeds` (BEP 17). */
  readonly httpSeeds: readonly string[];
  /** `nodes` (BEP 5). */
  readonly nodes: readonly DhtNode[];
  /** `similar`: infohashes of torrents that likely share files (BEP 38); lower-case hex. */
  readonly similar: readonly string[];
  /** `collections`: names of groups of torrents that likely share files (BEP 38). */
  readonly collections: readonly string[];
  /** `update-url` (BEP 39). */
  readonly updateUrl: string | undefined;
  readonly comment: string | undefined;
  readonly createdBy: string | undefined;
  /** `source` in `info`, which private trackers set so that each has its own infohash. */
  readonly source: string | undefined;
  readonly createdAt: Date | undefined;
  readonly encoding: string | undefined;
  /** The publisher and its address, as BitComet and others write them into info or next to it. */
  readonly publisher: string | undefined;
  readonly publisherUrl: string | undefined;
  /** Whether peers need a certificate that is signed by the one in `info` (libtorrent's SSL torrents). */
  readonly ssl: boolean;
  /** Signatures as in BEP 35, not verified. */
  readonly signatures: readonly TorrentSignature[];
  /** Key paths that are not known, such as `info.my-note`. Those in file entries are listed once for all files. */
  readonly unknownKeys: readonly string[];
  /** The files in the torrent's order, pad files included; each call reads them from the bytes again. */
  files(): Iterable<TorrentFile>;
}

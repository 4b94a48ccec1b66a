import type { InfohashV1, InfohashV2 } from './infohash.ts';

export type MetainfoVersion = 'v1' | 'v2' | 'hybrid';

/** The letters of BEP 47's `attr`. */
export interface FileAttributes {
  /** Fills a piece up so that the next file starts on a border; no content, and left out of sizes and counts. */
  readonly pad: boolean;
  readonly executable: boolean;
  readonly hidden: boolean;
  readonly symlink: boolean;
}

export interface TorrentFile {
  /** Folders and file name, below the folder that `Metainfo.name` names when there is one (`singleFile` false). */
  readonly path: readonly string[];
  /** 0 for a symlink, whatever the metainfo says. */
  readonly lengthBytes: number;
  readonly attributes: FileAttributes;
  /** Where a symlink points, from the top folder of the torrent (BEP 47). */
  readonly symlinkPath: readonly string[] | undefined;
  /** SHA-1 of the whole file, 40 digits of lower-case hex, as the torrent has it (BEP 47). */
  readonly sha1: string | undefined;
  /** Root of the file's Merkle tree, 64 digits of lower-case hex; undefined for v1 and for empty files (BEP 52). */
  readonly piecesRoot: string | undefined;
}

/** Who vouches for a torrent (BEP 35). Nothing of it has been verified. */
export interface TorrentSignature {
  /** The signer as the torrent names it, in reverse DNS notation such as `com.example`. */
  readonly signer: string;
  /** Where the signature and the certificate are: the entry of their dictionary in the torrent's bencode. */
  readonly entry: number;
}

/** A DHT node that the torrent names (BEP 5). */
export interface DhtNode {
  readonly host: string;
  readonly port: number;
}

/** What a .torrent file without errors says. All text is for display: hostile, and lossy where it was no UTF-8. */
export interface Metainfo {
  readonly version: MetainfoVersion;
  readonly infohashV1: InfohashV1 | undefined;
  readonly infohashV2: InfohashV2 | undefined;
  readonly name: string;
  /** Whether the torrent is one file called `name`; otherwise its files lie in a folder of that name. */
  readonly singleFile: boolean;
  readonly pieceLengthBytes: number;
  readonly pieceCount: number;
  /** The size of `info`, which is what a magnet link makes a client fetch (BEP 9). */
  readonly infoBytes: number;
  /** Sum of all files, pad files left out. */
  readonly contentBytes: number;
  /** Number of all files, pad files left out. */
  readonly fileCount: number;
  readonly private: boolean;
  /** Tiers of announce addresses: `announce-list`, or `announce` as the only one (BEP 3, BEP 12). */
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
  /** `source` in `info`, which private trackers set so that each gets an infohash of its own. */
  readonly source: string | undefined;
  readonly createdAt: Date | undefined;
  readonly encoding: string | undefined;
  /** Who published it, and where, as BitComet and others write it into info or beside it. */
  readonly publisher: string | undefined;
  readonly publisherUrl: string | undefined;
  /** Whether peers have to show a certificate that the one in `info` has signed (libtorrent's SSL torrents). */
  readonly ssl: boolean;
  /** Signatures in the form of BEP 35, none verified. */
  readonly signatures: readonly TorrentSignature[];
  /** Key paths that no rule here knows, such as `locale` or `info.x_cross_seed`; those in file entries once each. */
  readonly unknownKeys: readonly string[];
  /** The files in the torrent's order, pad files included; each call reads them anew from the bytes. */
  files(): Iterable<TorrentFile>;
}

import type { Finding } from './findings.ts';
import type { Metainfo } from './metainfo.ts';

/** The result of a check, as far as it is shown. */
export type Checked =
  | {
      readonly verdict: 'accept';
      /** `sha256` is the digest of the whole file in lower-case hex. */
      readonly facts: { readonly sha256: string };
      readonly metainfo: Metainfo;
      readonly findings: readonly Finding[];
    }
  | { readonly verdict: 'refuse'; readonly findings: readonly Finding<string>[] };

/** A check as it is shown; the facts of what is accepted are those of a torrent's JSON that come from its bytes. */
export interface CheckJson {
  readonly verdict: Checked['verdict'];
  readonly torrent?: CheckedTorrent;
  readonly findings: readonly Finding<string>[];
}

/** Where a torrent comes from, and who else has its content, as its bytes say. */
export interface OriginJson extends Pick<Metainfo, 'trackers' | 'webSeeds'> {
  readonly comment: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string | null;
}

export interface CheckedTorrent
  extends
    OriginJson,
    Pick<
      Metainfo,
      'version' | 'name' | 'contentBytes' | 'fileCount' | 'pieceCount' | 'private' | 'unknownKeys'
    > {
  readonly infohashV1: string | null;
  readonly infohashV2: string | null;
  readonly pieceLength: number;
  readonly sha256: string;
}

/** The part of a torrent's JSON that tells its origin. */
export function originJson(metainfo: Metainfo): OriginJson {
  return {
    trackers: metainfo.trackers,
    webSeeds: metainfo.webSeeds,
    comment: metainfo.comment ?? null,
    createdBy: metainfo.createdBy ?? null,
    createdAt: metainfo.createdAt?.toISOString() ?? null,
  };
}

/** The JSON of a check, the same in the API, the command line and the browser. */
export function checkJson(checked: Checked): CheckJson {
  const { verdict, findings } = checked;
  if (checked.verdict === 'refuse') return { verdict, findings };
  const { facts, metainfo } = checked;
  return {
    verdict,
    torrent: {
      infohashV1: metainfo.infohashV1 ?? null,
      infohashV2: metainfo.infohashV2 ?? null,
      version: metainfo.version,
      name: metainfo.name,
      contentBytes: metainfo.contentBytes,
      fileCount: metainfo.fileCount,
      pieceLength: metainfo.pieceLengthBytes,
      pieceCount: metainfo.pieceCount,
      private: metainfo.private,
      sha256: facts.sha256,
      ...originJson(metainfo),
      unknownKeys: metainfo.unknownKeys,
    },
    findings,
  };
}

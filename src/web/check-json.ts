import type { CheckReport } from '../catalogue/check.ts';

/** A check as the API and the command line show it. The facts are those of a torrent's JSON that come from its bytes. */
export function checkJson(report: CheckReport): object {
  const { verdict, findings } = report;
  if (report.verdict === 'refuse') return { verdict, findings };
  const { facts, metainfo } = report;
  return {
    verdict,
    torrent: {
      infohashV1: facts.infohashV1 ?? null,
      infohashV2: facts.infohashV2 ?? null,
      version: facts.version,
      name: facts.name,
      contentBytes: facts.contentBytes,
      fileCount: facts.fileCount,
      pieceLength: facts.pieceLengthBytes,
      pieceCount: metainfo.pieceCount,
      private: facts.private,
      sha256: facts.sha256,
      trackers: metainfo.trackers,
      webSeeds: metainfo.webSeeds,
      comment: metainfo.comment ?? null,
      createdBy: metainfo.createdBy ?? null,
      createdAt: metainfo.createdAt?.toISOString() ?? null,
      unknownKeys: metainfo.unknownKeys,
    },
    findings,
  };
}

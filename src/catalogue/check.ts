import { hash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Finding } from '../metainfo/findings.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { readAcceptedMetainfo, readMetainfo } from '../metainfo/read.ts';
import { fileNamesOf } from './file-names.ts';
import { nodeDigests } from './node-crypto.ts';
import type { TorrentFacts } from './torrent.ts';

/** The result of the rules for a file. */
export type CheckReport =
  | {
      readonly verdict: 'accept';
      readonly facts: TorrentFacts;
      readonly metainfo: Metainfo;
      readonly findings: readonly Finding[];
    }
  | { readonly verdict: 'refuse'; readonly findings: readonly Finding<string>[] };

/** Checks a .torrent file strictly, without storing anything. Never throws, for any bytes. */
export function checkTorrent(bytes: Uint8Array): CheckReport {
  const { metainfo, findings } = readMetainfo(bytes, nodeDigests);
  if (metainfo === undefined) return { verdict: 'refuse', findings };
  const facts: TorrentFacts = { ...statedFacts(metainfo, bytes), warnings: findings };
  return { verdict: 'accept', facts, metainfo, findings };
}

/** What a .torrent file says that is stored beside its bytes, without the findings, which change with the rules. */
export type StatedFacts = Omit<TorrentFacts, 'warnings'>;

function statedFacts(metainfo: Metainfo, bytes: Uint8Array): StatedFacts {
  return {
    infohashV1: metainfo.infohashV1,
    infohashV2: metainfo.infohashV2,
    version: metainfo.version,
    name: metainfo.name,
    contentBytes: metainfo.contentBytes,
    fileCount: metainfo.fileCount,
    pieceLengthBytes: metainfo.pieceLengthBytes,
    private: metainfo.private,
    sha256: hash('sha256', bytes),
    metainfoBytes: bytes.byteLength,
  };
}

/** What a file says that was accepted before, and the names of its files for searches; undefined for bytes that are not a torrent. */
export function readStored(
  bytes: Uint8Array,
): { readonly facts: StatedFacts; readonly fileNames: string } | undefined {
  const metainfo = readAcceptedMetainfo(bytes, nodeDigests);
  return metainfo && { facts: statedFacts(metainfo, bytes), fileNames: fileNamesOf(metainfo) };
}

/** The error for a refused file: the first finding, where it is, how to fix it, and all findings. */
export function refusal(findings: readonly Finding<string>[]): AppError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) throw new Error('Cannot refuse a torrent without findings');
  const place = `${first.rule}${first.path === '' ? '' : ` at ${first.path}`}, byte ${first.offset}`;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return new AppError('invalid', `Cannot accept this torrent: ${first.message} [${place}]${more}`, {
    errors: findings,
    hint: first.hint,
  });
}

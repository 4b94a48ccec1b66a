import { hash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Finding } from '../metainfo/findings.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { readMetainfo } from '../metainfo/read.ts';
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
  const facts: TorrentFacts = {
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
    warnings: findings,
  };
  return { verdict: 'accept', facts, metainfo, findings };
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

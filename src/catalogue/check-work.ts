import type { Finding } from '../metainfo/findings.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { readAcceptedMetainfo } from '../metainfo/read.ts';
import { readStructure, type StructureNode } from '../metainfo/structure.ts';
import { checkTorrent } from './check.ts';
import { nodeDigests } from './node-crypto.ts';
import type { TorrentFacts } from './torrent.ts';

/** What to do with a .torrent file: check it, check it and show its structure, or read one that was accepted before. */
export interface CheckRequest {
  readonly kind: 'check' | 'inspect' | 'read';
  readonly bytes: Uint8Array;
}

/** The result of a check, without the metainfo. */
export type Verdict =
  | { readonly verdict: 'accept'; readonly facts: TorrentFacts; readonly findings: readonly Finding[] }
  | { readonly verdict: 'refuse'; readonly findings: readonly Finding<string>[] };

export interface CheckResult {
  /** Undefined when the file was only read. */
  readonly verdict: Verdict | undefined;
  /** Undefined when the file is refused or not a torrent. */
  readonly metainfo: Metainfo | undefined;
  /** The structure of the file; undefined when it was not requested, and when the file is not bencode. */
  readonly structure: StructureNode | undefined;
}

/** Handles the request in the calling thread. Never throws, for any bytes. */
export function doCheck({ kind, bytes }: CheckRequest): CheckResult {
  if (kind === 'read') {
    const metainfo = readAcceptedMetainfo(bytes, nodeDigests);
    return { verdict: undefined, metainfo, structure: undefined };
  }
  const structure = kind === 'inspect' ? readStructure(bytes) : undefined;
  const report = checkTorrent(bytes);
  if (report.verdict === 'refuse') return { verdict: report, metainfo: undefined, structure };
  const { metainfo, ...verdict } = report;
  return { verdict, metainfo, structure };
}

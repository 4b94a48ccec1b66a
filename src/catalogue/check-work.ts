import type { Finding } from '../metainfo/findings.ts';
import type { Metainfo } from '../metainfo/metainfo.ts';
import { readAcceptedMetainfo } from '../metainfo/read.ts';
import { readStructure, type StructureNode } from '../metainfo/structure.ts';
import { checkTorrent } from './check.ts';
import { nodeDigests } from './node-crypto.ts';
import type { TorrentFacts } from './torrent.ts';

/** What is to be done with a .torrent file: check it, also show how it is built, or read one that was accepted once. */
export interface CheckRequest {
  readonly kind: 'check' | 'inspect' | 'read';
  readonly bytes: Uint8Array;
}

/** What a check came to, but for the metainfo. */
export type Verdict =
  | { readonly verdict: 'accept'; readonly facts: TorrentFacts; readonly findings: readonly Finding[] }
  | { readonly verdict: 'refuse'; readonly findings: readonly Finding[] };

export interface CheckResult {
  /** Undefined for what was only read. */
  readonly verdict: Verdict | undefined;
  /** Undefined for what is refused, or no torrent. */
  readonly metainfo: Metainfo | undefined;
  /** How the file is built; undefined when that was not asked for, and for what is no bencode. */
  readonly structure: StructureNode | undefined;
}

/** Does it, in the thread that calls. Never throws, whatever the bytes are. */
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

// What `torrentry/metainfo` exports: reading, checking, rewriting and creating .torrent files (BEP 3, 52). It also runs
// in browsers.
export { createMetainfo, type OutsideInfo } from '../metainfo/create.ts';
export {
  pieceAt,
  planCreation,
  type CreationInput,
  type CreationPlan,
  type NewFile,
  type PieceRange,
  type PieceSource,
  type PlannedFile,
} from '../metainfo/creation-plan.ts';
export type { Digests } from '../metainfo/digests.ts';
export type { Finding } from '../metainfo/findings.ts';
export { parseInfohash } from '../metainfo/infohash.ts';
export type { Infohash, InfohashV1, InfohashV2, ParsedInfohash } from '../metainfo/infohash.ts';
export { defaultMetainfoLimits, type MetainfoLimits } from '../metainfo/limits.ts';
export { formatMagnet, parseMagnet, type Magnet } from '../metainfo/magnet.ts';
export type * from '../metainfo/metainfo.ts';
export { pieceRoot, PieceHashes, type PieceHash } from '../metainfo/piece-hashes.ts';
export { choosePieceLength, PIECE_LENGTHS } from '../metainfo/piece-length.ts';
export { plainDigests } from '../metainfo/plain-digests.ts';
export { readMetainfo, type MetainfoReport } from '../metainfo/read.ts';
export { rewriteMetainfo, type MetainfoChanges } from '../metainfo/rewrite.ts';
export { rules, type Rule, type RuleId, type Severity } from '../metainfo/rules.ts';

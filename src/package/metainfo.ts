// What `torrentry/metainfo` exports: reading, checking and rewriting .torrent files (BEP 3, 52). It also runs in
// browsers.
export type { Digests } from '../metainfo/digests.ts';
export type { Finding } from '../metainfo/findings.ts';
export { parseInfohash } from '../metainfo/infohash.ts';
export type { Infohash, InfohashV1, InfohashV2, ParsedInfohash } from '../metainfo/infohash.ts';
export { defaultMetainfoLimits, type MetainfoLimits } from '../metainfo/limits.ts';
export { formatMagnet, parseMagnet, type Magnet } from '../metainfo/magnet.ts';
export type * from '../metainfo/metainfo.ts';
export { plainDigests } from '../metainfo/plain-digests.ts';
export { readMetainfo, type MetainfoReport } from '../metainfo/read.ts';
export { rewriteMetainfo, type MetainfoChanges } from '../metainfo/rewrite.ts';
export { rules, type Rule, type RuleId, type Severity } from '../metainfo/rules.ts';

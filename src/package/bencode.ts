// What `torrentry/bencode` exports: a strict reader of bencode (BEP 3), and a writer. It also runs in browsers.
export { BencodeDocument, type BencodeKind } from '../bencode/document.ts';
export type { Irregularity, IrregularityCode } from '../bencode/document.ts';
export { BencodeError, type BencodeErrorCode, type BencodeStep } from '../bencode/errors.ts';
export { defaultBencodeLimits, type BencodeLimits } from '../bencode/limits.ts';
export { readBencode } from '../bencode/read.ts';
export type { BencodeValue } from '../bencode/value.ts';
export { BencodeWriter } from '../bencode/write.ts';

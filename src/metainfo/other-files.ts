import { decodeUtf8Lossy } from '../bencode/bytes.ts';
import { quoteText } from './key-path.ts';
import { showMagnet } from './magnet-stub.ts';
import type { RuleId } from './rules.ts';

/** A file that is not a torrent, but that people send as one. */
export interface OtherFile {
  readonly rule: RuleId;
  readonly message: string;
}

/** Recognises by the first bytes what people send by mistake. Undefined for any other file. */
export function recogniseOther(bytes: Uint8Array): OtherFile | undefined {
  if (bytes.length === 0) return { rule: 'file.empty', message: 'the file is empty' };
  const packed = PACKED.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));
  if (packed !== undefined) return { rule: 'file.compressed', message: `the file is ${packed.what}` };
  // trimStart also removes a byte order mark.
  const start = decodeUtf8Lossy(bytes.subarray(0, START_BYTES_MAX)).trimStart();
  for (const { pattern, rule, describe } of TEXTS) {
    const match = pattern.exec(start);
    if (match !== null) return { rule, message: describe(match[0]) };
  }
  return undefined;
}

/** Large enough for a magnet link with many trackers. */
const START_BYTES_MAX = 4096;

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

const PACKED: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: [0x1f, 0x8b], what: 'compressed with gzip' },
  { magic: ascii('BZh'), what: 'compressed with bzip2' },
  { magic: [0xfd, ...ascii('7zXZ'), 0], what: 'compressed with xz' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'compressed with Zstandard' },
  { magic: [...ascii('PK'), 3, 4], what: 'a ZIP archive' },
  { magic: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7z archive' },
  { magic: [...ascii('Rar!'), 0x1a, 7], what: 'a RAR archive' },
];

const TEXTS: readonly {
  readonly pattern: RegExp;
  readonly rule: RuleId;
  /** Makes the message from what the pattern has found. */
  readonly describe: (found: string) => string;
}[] = [
  {
    pattern: /^</,
    rule: 'file.web-page',
    describe: () => 'the file is a web page, not a torrent',
  },
  {
    pattern: /^magnet:\?\S*/i,
    rule: 'info.magnet-stub',
    describe: (link) => `there is no info, only a magnet link: ${showMagnet(link)}`,
  },
  {
    pattern: /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\//,
    rule: 'file.pointer',
    describe: () => 'the file is a pointer of Git LFS, not the torrent itself',
  },
  {
    pattern: /^(?:[./]*\.git)?\/annex\/objects\//,
    rule: 'file.pointer',
    describe: () => 'the file is a pointer of git-annex, not the torrent itself',
  },
  {
    pattern: /^(?:https?|ftp):\/\/\S+/i,
    rule: 'file.address',
    describe: (address) => `the file is only an address: ${quoteText(address)}`,
  },
  {
    pattern: /^\[InternetShortcut\]/i,
    rule: 'file.address',
    describe: () => 'the file is only a shortcut to an address',
  },
  {
    pattern: /^(?:\{\s*["}]|\[\s*(?:["{}[\]\d-]|true|false|null))/,
    rule: 'file.json',
    describe: () => 'the file is JSON, not a torrent',
  },
  {
    // "d", one or two digits and ":", in base64.
    pattern: /^(?:data:[\w.+/-]*;base64,)?ZD[AEIMQUYcgk](?:6|[w-z0-5]O)/,
    rule: 'file.base64',
    describe: () => 'the file is a torrent that is encoded as base64',
  },
];

import { createHash } from 'node:crypto';
import bencode from 'bencode';

export interface TorrentOptions {
  readonly name?: string;
  readonly lengthBytes?: number;
  readonly announce?: string;
  readonly comment?: string;
  readonly files?: readonly { readonly path: readonly string[]; readonly length: number }[];
}

const PIECE_LENGTH = 16384;

/** A valid v1 torrent, different for each name. */
export function makeTorrent(options: TorrentOptions = {}): Uint8Array<ArrayBuffer> {
  const { name = 'sample', lengthBytes = 1000, files, ...outside } = options;
  const total = files?.reduce((sum, { length }) => sum + length, 0) ?? lengthBytes;
  const pieces = Array.from({ length: Math.ceil(total / PIECE_LENGTH) }, (_, index) =>
    createHash('sha1').update(`${name} ${index}`).digest(),
  );
  const info = {
    ...(files === undefined ? { length: total } : { files }),
    name,
    'piece length': PIECE_LENGTH,
    pieces: Buffer.concat(pieces),
  };
  return new Uint8Array(bencode.encode({ ...outside, info }));
}

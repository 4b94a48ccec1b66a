import { randomBytes } from 'node:crypto';
import bencode from 'bencode';

/** Torrents that differ in their name, and with it in their infohash. */
export interface PublishSource {
  readonly kind: 'publish';
  readonly form: 'put' | 'multipart';
  /** About how large each .torrent file is. */
  readonly fileBytes: number;
  readonly token: string;
  /** No other source of the same run has this number: it makes the names differ. */
  readonly series: number;
}

/** What a load process sends: it is cloned into that process. */
export type RequestSource =
  | {
      readonly kind: 'list';
      /** Whole requests, which are sent in this order, again and again. */
      readonly requests: readonly Uint8Array[];
    }
  | PublishSource;

/** A GET with these further header lines. */
export function get(target: string, headers: readonly string[] = []): RequestSource {
  return getAll([target], headers);
}

/** A GET of each of these targets. */
export function getAll(targets: readonly string[], headers: readonly string[] = []): RequestSource {
  const requests = targets.map((target) =>
    Buffer.from([`GET ${target} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n')),
  );
  return { kind: 'list', requests };
}

/** One torrent after the other, of each series: the next slice goes on where the last one ended. */
const publishers = new Map<number, () => Uint8Array>();

/** The requests of a source, one after the other; with the index of a request that comes again. */
export function requestsOf(
  source: RequestSource,
): () => { readonly bytes: Uint8Array; readonly index: number } {
  if (source.kind === 'publish') {
    const publish = publishers.get(source.series) ?? publisher(source);
    publishers.set(source.series, publish);
    return () => ({ bytes: publish(), index: -1 });
  }
  const { requests } = source;
  let count = 0;
  return () => {
    const index = count++ % requests.length;
    return { bytes: requests[index] as Uint8Array, index };
  };
}

const PIECE_BYTES = 262_144;
const NUMBER = '00000000';
const BOUNDARY = 'boundary-of-the-benchmark';

/** Torrents of a series for `fetch`: each with the path at which it is published. */
export function uploads({ fileBytes, series }: Pick<PublishSource, 'fileBytes' | 'series'>): () => {
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer>;
} {
  const file = torrent(fileBytes, series);
  let count = 0;
  return () => {
    const number = numberOf(count++);
    return { path: `/bench/${file.name(number)}.torrent`, body: new Uint8Array(file.bytes(number)) };
  };
}

interface NumberedTorrent {
  name(number: string): string;
  bytes(number: string): Buffer;
}

function torrent(fileBytes: number, series: number): NumberedTorrent {
  const pieces = randomBytes(Math.ceil(fileBytes / 20) * 20);
  const name = (number: string) => `bench-${process.pid}-${series}-${number}`;
  const info = {
    length: (pieces.length / 20) * PIECE_BYTES,
    name: name(NUMBER),
    'piece length': PIECE_BYTES,
    pieces,
  };
  return {
    name,
    bytes: numbered(Buffer.from(bencode.encode({ announce: 'http://tracker.example/announce', info }))),
  };
}

function numberOf(count: number): string {
  return String(count).padStart(NUMBER.length, '0');
}

/** Copies of the bytes with another number in each place of `NUMBER`: only names contain it, for the pieces are random. */
function numbered(template: Buffer): (number: string) => Buffer {
  const places: number[] = [];
  for (let at = template.indexOf(NUMBER); at !== -1; at = template.indexOf(NUMBER, at + 1)) places.push(at);
  return (number) => {
    const bytes = Buffer.from(template);
    for (const place of places) bytes.write(number, place, 'latin1');
    return bytes;
  };
}

/** Makes a request once, and for each torrent a copy with another number. */
function publisher({ form, fileBytes, token, series }: PublishSource): () => Uint8Array {
  const file = torrent(fileBytes, series);
  const authorization = `Authorization: Bearer ${token}`;
  const write = form === 'put' ? put : post;
  const request = numbered(write(file.name(NUMBER), file.bytes(NUMBER), authorization));
  let count = 0;
  return () => request(numberOf(count++));
}

function put(name: string, file: Uint8Array, authorization: string): Buffer {
  const head = [`PUT /bench/${name}.torrent HTTP/1.1`, 'Host: localhost', authorization];
  return join([...head, `Content-Length: ${file.length}`], file);
}

function post(name: string, file: Uint8Array, authorization: string): Buffer {
  const part = [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="file"; filename="${name}.torrent"`,
    'Content-Type: application/x-bittorrent',
  ];
  const body = Buffer.concat([join(part, file), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  const head = ['POST /bench/ HTTP/1.1', 'Host: localhost', authorization];
  const type = `Content-Type: multipart/form-data; boundary=${BOUNDARY}`;
  return join([...head, type, `Content-Length: ${body.length}`], body);
}

function join(head: readonly string[], body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

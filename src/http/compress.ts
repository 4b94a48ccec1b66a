import { hash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createGzip, gzip, zstdCompress } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Coding } from './accept-encoding.ts';

/** A smaller answer fits into one packet, so compression saves nothing. */
export const COMPRESS_BYTES_MIN = 1400;

/** The same for content that never changes: it is compressed once, and shares its packets with other files of a page. */
export const COMPRESS_FOR_GOOD_BYTES_MIN = 200;

const COMPRESSIBLE =
  /^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml|wasm|x-ndjson)|[^;]+\+(?:json|xml))/i;

/** Whether content of this media type is text, which compresses well. */
export function isCompressible(type: string): boolean {
  return COMPRESSIBLE.test(type);
}

/** Compresses a body. `isForGood`: the content never changes, so spending more time on it once is worth it. */
export type Compress = (body: string | Uint8Array, coding: Coding, isForGood: boolean) => Promise<Uint8Array>;

const asyncBrotli = promisify(brotliCompress);
const asyncGzip = promisify(gzip);
const asyncZstd = promisify(zstdCompress);

// A start page of 61 kB: zstd 3 128 µs to 11.7 %, zstd 8 277 µs to 10.8 %, which are 500 of the 14,600 bytes that a reader gets
// before the first answer. One of 1 MB would take 4.5 ms in place of 1.6.
const ZSTD_LEVEL = 3;
const ZSTD_LEVEL_SMALL = 8;
const SMALL_BYTES_MAX = 128 * 1024;

// A listing of 20 kB on one core: zstd 3 47 µs to 9.5 %, brotli 5 170 µs to 9.1 %, brotli 11 22.9 ms to 8.3 %.
const BROTLI_QUALITY = 5;
const BROTLI_QUALITY_FOR_GOOD = 11;

const COMPRESSORS: Readonly<Record<Coding, (bytes: Uint8Array, isForGood: boolean) => Promise<Uint8Array>>> =
  {
    zstd: (bytes) => {
      const level = bytes.byteLength <= SMALL_BYTES_MAX ? ZSTD_LEVEL_SMALL : ZSTD_LEVEL;
      // Without the size, zstd prepares tables for an endless text: level 8 asks the system for 30 MB each time, which takes ten
      // times as long as the compression.
      const pledgedSrcSize = bytes.byteLength;
      return asyncZstd(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level }, pledgedSrcSize });
    },
    br: (bytes, isForGood) => {
      const quality = isForGood ? BROTLI_QUALITY_FOR_GOOD : BROTLI_QUALITY;
      return asyncBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
    },
    gzip: (bytes) => asyncGzip(bytes),
  };

/**
 * Makes a compressor with a cache of up to `cacheBytesMax` bytes of results, by the digest of the content: assets and
 * pages that do not change are compressed once, and answers cannot be confused.
 */
export function createCompressor(cacheBytesMax: number): Compress {
  const cache = new LRUCache<string, Uint8Array>({ maxSize: cacheBytesMax });
  return async (body, coding, isForGood) => {
    const key = `${coding} ${isForGood} ${hash('sha256', body, 'base64')}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    // A copy, because zlib returns a part of a buffer of 16 KiB or more, and the cache would keep all of it.
    const compressed = new Uint8Array(await COMPRESSORS[coding](bytes, isForGood));
    cache.set(key, compressed, { size: compressed.byteLength });
    return compressed;
  };
}

/** The stream, compressed as it is read. It fails when `body` fails, and destroys `body` when the reader stops. */
export function gzipped(body: Readable): Readable {
  // The callback prevents an uncaught error: the reader of the result gets it.
  return pipeline(body, createGzip(), () => {});
}

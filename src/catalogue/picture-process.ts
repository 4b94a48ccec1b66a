import { hash } from 'node:crypto';
import sharp, { type Metadata } from 'sharp';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { toWire, type WireError } from '../lib/wire-error.ts';
import { SMALLER_PICTURE, type PictureFormat } from './picture.ts';
import type { EncodedPicture } from './picture-encoder.ts';

/*
 * A process of its own that decodes the pictures of strangers: a fault in a decoder, which are written in C and C++, ends it
 * and not the service, and the memory that it used is free when it ends.
 */

export interface PictureRequest {
  readonly bytes: Uint8Array;
  readonly format: PictureFormat;
}

export type PictureAnswer = { readonly value: EncodedPicture } | { readonly error: WireError };

/** No page shows a picture wider than half of it, and screens have up to two pixels where a page has one. */
const WIDTH_MAX = 1600;
const HEIGHT_MAX = 4800;
/**
 * Of all frames together. A picture of a telephone has 12 or 24 million pixels. Decoded, so many take 100 MB, or 250 MB in a
 * progressive JPEG.
 */
const PIXELS_MAX = 25_000_000;
const FRAMES_MAX = 300;
/** A page with 20 pictures of this size is as much as a reader on a telephone can be expected to load. */
const STORED_BYTES_MAX = 4 * 1024 * 1024;
/** The encoder gives up after so long; reading a file is cut short from outside. */
const ENCODING_SECONDS = 15;
const QUALITY = 82;

const LOADERS = { png: 'Png', jpeg: 'Jpeg', webp: 'Webp', avif: 'Heif', gif: 'Nsgif' } as const;

sharp.cache(false);
sharp.concurrency(1);
// What begins like a picture is read by nothing but the loader of that format: no SVG, no PDF, no raw data.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: Object.values(LOADERS).map((name) => `VipsForeignLoad${name}Buffer`) });

process.on('message', (request: PictureRequest) => {
  void encode(request)
    .then((value): PictureAnswer => ({ value }))
    .catch((error: unknown): PictureAnswer => ({ error: toWire(error) }))
    .then((answer) => process.send?.(answer));
});
// The service has ended, however it did.
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function encode({ bytes, format }: PictureRequest): Promise<EncodedPicture> {
  const { pages, ...size } = await readHead(bytes, format);
  checkSize(size, pages);
  const isAnimated = pages > 1;
  try {
    const input = sharp(bytes, {
      animated: isAnimated,
      failOn: 'error',
      limitInputPixels: PIXELS_MAX,
      sequentialRead: true,
    });
    // Metadata such as the place, the time and the owner is left out; the orientation is applied.
    const { data, info } = await input
      .autoOrient()
      .resize({ width: WIDTH_MAX, height: HEIGHT_MAX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY, smartSubsample: true, effort: isAnimated ? 2 : 4 })
      .timeout({ seconds: ENCODING_SECONDS })
      .toBuffer({ resolveWithObject: true });
    if (data.byteLength > STORED_BYTES_MAX) throw tooManyStored(data.byteLength);
    return {
      content: new Uint8Array(data),
      sha256: hash('sha256', data),
      type: 'image/webp',
      width: info.width,
      height: info.pageHeight ?? info.height,
      bytes: data.byteLength,
    };
  } catch (cause) {
    throw cause instanceof AppError ? cause : broken(cause);
  }
}

function tooManyStored(bytes: number): AppError {
  const message = `Cannot accept this picture: a page would have to load ${formatBytes(bytes)} for it`;
  return new AppError('too_large', message, {
    hint: `Make it smaller, or shorten the animation: at most ${formatBytes(STORED_BYTES_MAX)} are kept.`,
  });
}

interface Head {
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

/** What a picture says of itself. It is not decoded for that. */
async function readHead(bytes: Uint8Array, format: PictureFormat): Promise<Head> {
  let head: Metadata;
  try {
    head = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw broken(cause);
  }
  if (head.format !== (format === 'avif' ? 'heif' : format) || head.width === 0) throw broken();
  // The frames of anything else are not an animation.
  const isAnimation = format === 'gif' || format === 'webp';
  const height = head.pageHeight ?? head.height;
  return { width: head.width, height, pages: isAnimation ? (head.pages ?? 1) : 1 };
}

function checkSize({ width, height }: Omit<Head, 'pages'>, pages: number): void {
  const pixels = width * height;
  if (pixels > PIXELS_MAX) {
    throw new AppError('too_large', `Cannot accept a picture of ${width} × ${height} pixels`, {
      hint: `Use at most ${PIXELS_MAX / 1_000_000} million pixels. ${SMALLER_PICTURE}`,
    });
  }
  if (pages <= FRAMES_MAX && pixels * pages <= PIXELS_MAX) return;
  throw new AppError(
    'too_large',
    `Cannot accept an animation of ${pages} frames of ${width} × ${height} pixels`,
    {
      hint: `Use at most ${FRAMES_MAX} frames, with at most ${PIXELS_MAX / 1_000_000} million pixels together.`,
    },
  );
}

function broken(cause?: unknown): AppError {
  const message = 'Cannot use this picture: it is damaged or incomplete';
  return new AppError('invalid', message, {
    hint: 'Open it in a program for pictures, and save it once more.',
    ...(cause instanceof Error && { cause: new Error(cause.message) }),
  });
}

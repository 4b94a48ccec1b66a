import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflate } from 'node:zlib';
import sharp from 'sharp';

type Format = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif';

/** A picture of one colour, which tells it from others. */
export async function makePicture(
  format: Format = 'png',
  { width = 60, height = 40, background = '#336699' } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width, height, channels: 3, background } });
  return new Uint8Array(await picture[format]().toBuffer());
}

/** A photograph as a telephone takes it: with its place and owner, and held upright. */
export async function makePhotograph(): Promise<Uint8Array<ArrayBuffer>> {
  const photograph = sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .withExif({
      IFD0: { Copyright: 'Ada Lovelace', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 });
  return new Uint8Array(await photograph.jpeg().toBuffer());
}

/** An animation whose frames differ. */
export async function makeAnimation(frames: number, width = 8): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = Buffer.alloc(width * width * frames * 3).map((_, index) => (index * 7) % 251);
  const raw = { width, height: width * frames, channels: 3 as const, pageHeight: width };
  const delay = Array.from({ length: frames }, () => 50);
  return new Uint8Array(await sharp(pixels, { raw }).gif({ delay }).toBuffer());
}

const BOMB_PIXELS = 50_000;

/** A PNG of 300 kB with 50,000 × 50,000 pixels of one bit each, which decode to gigabytes. */
export async function makeBomb(): Promise<Uint8Array<ArrayBuffer>> {
  // Before each row is the filter that it was written with: none.
  const rows = Buffer.alloc((1 + BOMB_PIXELS / 8) * 1000);
  const deflate = createDeflate();
  const deflated = buffer(deflate);
  await pipeline(
    Array.from({ length: BOMB_PIXELS / 1000 }, () => rows),
    deflate,
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(BOMB_PIXELS, 0);
  head.writeUInt32BE(BOMB_PIXELS, 4);
  head.writeUInt8(1, 8);
  const chunks = [chunk('IHDR', head), chunk('IDAT', await deflated), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

import { z } from 'zod';
import type { Picture } from '../catalogue/picture.ts';
import { SHA256_HEX, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';

/** A picture in JSON. */
export const PICTURE = z.strictObject({
  name: z.string(),
  url: z.url(),
  type: z.string(),
  /** In pixels. */
  width: WHOLE,
  height: WHOLE,
  bytes: WHOLE,
  sha256: SHA256_HEX,
});

/** The pictures that were added, and the version of their torrent with them; null for those of a README. */
export const PICTURES = z.strictObject({ images: z.array(PICTURE), version: z.string().nullable() });

/** A picture at that address. */
export function pictureJson(picture: Picture, url: string): Json<typeof PICTURE> {
  const { name, type, width, height, bytes, sha256 } = picture;
  return { name, url, type, width, height, bytes, sha256 };
}

import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { isDotName } from '../lib/dot-name.ts';
import { toNormalForm } from './normal-form.ts';

/** The formats of pictures that are accepted, as the library that decodes them calls them. */
export const PICTURE_FORMATS = ['png', 'jpeg', 'webp', 'avif', 'gif'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** How large a picture may be as it is sent. */
export const PICTURE_BYTES_MAX = 10 * 1024 * 1024;
/** How many pictures the text of one torrent or of one collection may have. */
export const PICTURES_MAX = 20;

const NAME_LENGTH_MAX = 100;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*\.(?:png|jpe?g|webp|avif|gif)$/iu;
const FIVE = 'PNG, JPEG, WebP, AVIF or GIF';

/** A picture in a description or a README, as it is stored and served. */
export interface Picture {
  /** What the text calls it. Its ending says nothing of its format. */
  readonly name: string;
  /** SHA-256 of its bytes, lower-case hex. */
  readonly sha256: string;
  /** The media type of its bytes. */
  readonly type: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** How many bytes it has. */
  readonly bytes: number;
}

/** A picture with its bytes. */
export interface NewPicture extends Picture {
  readonly content: Uint8Array;
}

/** A picture of a README, with whose quota it counts towards: the token that sent it. */
export interface ReadmePicture extends Picture {
  readonly ownerId: number | undefined;
}

/** The picture without its bytes. */
export function pictureOf({ name, sha256, type, width, height, bytes }: NewPicture): Picture {
  return { name, sha256, type, width, height, bytes };
}

/** How many bytes pictures have together. */
export function sumBytes(pictures: readonly Picture[]): number {
  return pictures.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The name of a picture, in Unicode's normal form C. Throws malformed. */
export function toPictureName(text: string): string {
  const name = text.length > NAME_LENGTH_MAX ? undefined : toNormalForm(text, 'name of the picture');
  if (name !== undefined && name.length <= NAME_LENGTH_MAX && NAME.test(name) && !isDotName(name))
    return name;
  throw new AppError('malformed', `Cannot use "${text.slice(0, NAME_LENGTH_MAX)}" as the name of a picture`, {
    hint: `Use at most ${NAME_LENGTH_MAX} letters, digits, dots, _ and -, and end it in .png, .jpg, .jpeg, .webp, .avif or .gif.`,
  });
}

/** Makes the name of a picture from that of a file: what such a name cannot have becomes `-`. Throws malformed. */
export function pictureNameFor(fileName: string): string {
  const beginning = fileName.slice(0, NAME_LENGTH_MAX).toWellFormed();
  const fit = beginning.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '');
  return toPictureName(fit);
}

/** The format that bytes begin like, whatever they are called; undefined for none of the five. */
export function formatOf(bytes: Uint8Array): PictureFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  // The brand may be a general one, such as `mif1`, with `avif` among those that it is compatible with.
  if (head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8))) return 'avif';
  return undefined;
}

/** Throws too_large for a picture of too many bytes, and unsupported for what does not begin like a picture. */
export function checkPicture(bytes: Uint8Array): PictureFormat {
  if (bytes.byteLength > PICTURE_BYTES_MAX) throw tooManyBytes();
  const format = formatOf(bytes);
  if (format !== undefined) return format;
  throw new AppError('unsupported', `Cannot use this picture: it is not ${FIVE}`, {
    hint: `Save it as ${FIVE}. Its content counts, not its name.`,
  });
}

/** The error for a picture of too many bytes. */
export function tooManyBytes(): AppError {
  return new AppError('too_large', `Cannot accept a picture of more than ${formatBytes(PICTURE_BYTES_MAX)}`, {
    hint: SMALLER_PICTURE,
  });
}

/** What to do about a picture that is too large. */
export const SMALLER_PICTURE = 'Make it smaller: no page shows it wider than 1,600 pixels.';

/** The error for a picture that a text does not have. */
export function noPicture(name: string): AppError {
  return new AppError('not_found', `Cannot find the picture "${name}": none with that name was sent`, {
    hint: 'Send it with PUT to this address.',
  });
}

/**
 * The pictures with others added: one with the name of an earlier one replaces it. Throws too_large for more than
 * `PICTURES_MAX`.
 */
export function withPictures<Kept extends Picture>(
  current: readonly Kept[],
  added: readonly Kept[],
): readonly Kept[] {
  const pictures = new Map([...current, ...added].map((picture) => [picture.name, picture]));
  if (pictures.size <= PICTURES_MAX) return [...pictures.values()];
  throw tooManyPictures(pictures.size);
}

/** The error for too many pictures of one text. */
export function tooManyPictures(count: number): AppError {
  return new AppError('too_large', `Cannot keep ${count} pictures for one text`, {
    hint: `Use at most ${PICTURES_MAX}: remove some that the text does not show.`,
  });
}

/** The pictures that a text mentions by name. */
export function mentionedIn(text: string, pictures: readonly Picture[]): readonly Picture[] {
  return pictures.filter(({ name }) => text.includes(name) || text.includes(encodeURIComponent(name)));
}

/** A picture in the audit log. */
export function factOf({ name, sha256 }: Picture): string {
  return `${name} ${sha256}`;
}

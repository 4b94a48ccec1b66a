import { parse } from 'content-disposition';
import { decodeUtf8 } from '../bencode/bytes.ts';
import { fileNameFor } from '../catalogue/names.ts';
import { formatOf, tooManyBytes } from '../catalogue/picture.ts';
import type { PictureFile } from '../catalogue/pictures.ts';
import { AppError } from '../errors.ts';
import { checkBodyHeaders, readBody } from '../http/body.ts';
import { isMultipart, readForm, type FormFile } from '../http/form.ts';

const EXTENSION = '.torrent';
/** How many files a form may have. */
export const FILES_MAX = 100;
const FORM_BYTES_PER_FILE = 8;
const PICTURE_FIELDS: ReadonlySet<string> = new Set(['image', 'images', 'image[]', 'images[]']);
const SMALLER_TORRENT =
  'A .torrent file grows with its pieces and its files: create it again with a larger piece length, or pack many small files into one archive.';

// What torrents are sent as: curl -T sends no type at all, curl --data-binary claims a form. Under any other label the
// content decides: HTTPie says application/json of whatever it sends.
const RAW_TYPES: ReadonlySet<string> = new Set([
  '',
  'application/x-bittorrent',
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-www-form-urlencoded',
]);

/** One file that was sent. */
export interface Upload {
  /** The name to publish it under; undefined for the torrent's own. */
  readonly fileName: string | undefined;
  /** The name that it was sent with. */
  readonly sentName?: string | undefined;
  readonly content: FormFile['content'];
}

/** The name by which its sender knows it. */
export function nameForSender({ fileName, sentName }: Upload): string | undefined {
  return fileName ?? sentName;
}

export interface ReceivedForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly uploads: readonly Upload[];
  /** Pictures for their description. */
  readonly pictures: readonly PictureFile[];
}

/**
 * The bytes of a request whose body is one .torrent file. Rejects like `checkBodyHeaders` and `readBody`, and with
 * unsupported for a body that neither claims to be one nor begins like one.
 */
export async function receiveRaw(request: Request, bytesMax: number): Promise<Uint8Array> {
  checkBodyHeaders(request, bytesMax, SMALLER_TORRENT);
  const bytes = await readBody(request, bytesMax, SMALLER_TORRENT);
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (RAW_TYPES.has(type.trim().toLowerCase()) || beginsLikeTorrent(bytes)) return bytes;
  throw new AppError('unsupported', `Cannot accept a body of the type "${type}": it is not a .torrent file`, {
    hint: 'Send the .torrent file itself, as application/x-bittorrent or without a Content-Type.',
  });
}

/** Whether it is the beginning of a bencoded dictionary: `d`, and the length of a key. */
function beginsLikeTorrent([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0x64 && second >= 0x30 && second <= 0x39;
}

/**
 * The files of a POST: one raw body, named by Slug (RFC 5023) or Content-Disposition, or a form with several and text
 * fields.
 */
export async function receiveUploads(
  request: Request,
  bytesMax: number,
  fieldNames: readonly string[],
): Promise<ReceivedForm> {
  if (isMultipart(request)) return receiveForm(request, bytesMax, fieldNames, () => {});
  const content = await receiveRaw(request, bytesMax);
  return { fields: new Map(), uploads: [{ fileName: nameFromHeaders(request), content }], pictures: [] };
}

/**
 * The files and text fields of a form. `admit` is asked before the first file is taken and may throw.
 * Rejects like `readForm`, with malformed when there is no .torrent file, and with too_large for a picture of too many bytes.
 */
export async function receiveForm(
  request: Request,
  bytesMax: number,
  fieldNames: readonly string[],
  admit: (fields: ReadonlyMap<string, string>) => Promise<void> | void,
): Promise<ReceivedForm> {
  const limits = {
    fieldNames,
    fileBytesMax: bytesMax,
    smallerFile: SMALLER_TORRENT,
    formBytesMax: bytesMax * FORM_BYTES_PER_FILE,
    filesMax: FILES_MAX,
  };
  const { fields, files: sent } = await readForm(request, limits, admit);
  const pictures = sent.filter(isPicture);
  const files = sent.filter((file) => !isPicture(file));
  if (files.length === 0) {
    throw new AppError('malformed', 'Cannot accept this form: it has no file', {
      hint: 'Choose a .torrent file; with curl: -F file=@name.torrent',
    });
  }
  return {
    fields,
    uploads: files.map(({ fileName: sentName, content }) => ({
      fileName: torrentName(sentName),
      sentName,
      content,
    })),
    pictures: pictures.map(pictureFileOf),
  };
}

/** Whether a part is meant as a picture: by its field, or by what it begins like in any other. */
function isPicture({ field, content }: FormFile): boolean {
  if (PICTURE_FIELDS.has(field)) return true;
  return !(content instanceof AppError) && formatOf(content) !== undefined;
}

/** Throws the refusal of the file: an upload is published with all its pictures, or not at all. */
export function pictureFileOf({ fileName = 'picture.png', content }: FormFile): PictureFile {
  if (content instanceof AppError) throw content.code === 'too_large' ? tooManyBytes() : content;
  return { fileName, bytes: content };
}

/** The client's name for the file where it is one for a torrent; `blob` or `-` say nothing. */
function torrentName(fileName: string | undefined): string | undefined {
  const [name = ''] = fileName?.split(/[/\\]/).slice(-1) ?? [];
  return name.toLowerCase().endsWith(EXTENSION) ? fileNameFor(name) : undefined;
}

/** The file name that a Slug or a Content-Disposition gives to a raw body; undefined when neither does. Throws malformed. */
export function nameFromHeaders(request: Request): string | undefined {
  const slug = headerText(request, 'slug');
  if (slug !== '') return fileNameFor(decodeSlug(slug));
  const disposition = headerText(request, 'content-disposition');
  return disposition === '' ? undefined : torrentName(parse(disposition).parameters['filename']);
}

/** A header as its sender wrote it: one that sends UTF-8 as it is, as curl does, means that and not Latin-1. */
function headerText(request: Request, name: string): string {
  const value = request.headers.get(name)?.trim() ?? '';
  return decodeUtf8(Buffer.from(value, 'latin1')) ?? value;
}

/** RFC 5023 section 9.7: UTF-8, percent-encoded. */
function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch (cause) {
    throw new AppError('malformed', 'Cannot read the Slug header: it is not percent-encoded UTF-8', {
      cause,
    });
  }
}

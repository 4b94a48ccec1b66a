import { AppError } from '../../errors.ts';
import { readFields } from '../../http/fields.ts';
import type { ReceivedForm, Upload } from '../../service/receive.ts';

/** The field of a form for files that were sent before, so that they need not be chosen again. */
export const KEPT_FIELD = 'kept';

// A page that holds more would be slow to load; nearly all .torrent files are smaller.
const KEPT_CHARACTERS_MAX = 1_000_000;
const KEPT_FORM_BYTES_MAX = 1_300_000;
const FILES_MAX = 100;

/** A file as a page names it. */
export interface KeptFile {
  readonly fileName: string | undefined;
  readonly bytes: number;
}

/** Files as text, and which of them there was no room for. */
export interface Kept {
  readonly text: string;
  readonly files: readonly KeptFile[];
  readonly tooLarge: readonly KeptFile[];
}

/** Puts files into a text for `KEPT_FIELD`: name and bytes of each as base64url. What is no file any more is left out. */
export function keepFiles(uploads: readonly Upload[]): Kept {
  const texts: string[] = [];
  const files: KeptFile[] = [];
  const tooLarge: KeptFile[] = [];
  let room = KEPT_CHARACTERS_MAX;
  for (const { fileName, content } of uploads) {
    if (content instanceof AppError) continue;
    const text = `${encode(Buffer.from(fileName ?? ''))}.${encode(content)}`;
    const isKept = text.length < room;
    (isKept ? files : tooLarge).push({ fileName, bytes: content.byteLength });
    if (!isKept) continue;
    texts.push(text);
    room -= text.length + 1;
  }
  return { text: texts.join('~'), files, tooLarge };
}

/** A form that holds kept files beside its fields. Rejects like `readFields`, and with malformed for no files. */
export async function receiveKept(request: Request, fieldNames: readonly string[]): Promise<ReceivedForm> {
  const sent = await readFields(request, [...fieldNames, KEPT_FIELD], KEPT_FORM_BYTES_MAX);
  const fields = new Map(fieldNames.filter((name) => sent.has(name)).map((name) => [name, sent.get(name)]));
  return { fields, uploads: filesIn(sent.get(KEPT_FIELD)), pictures: [] };
}

function filesIn(text: string): readonly Upload[] {
  const files = text.split('~', FILES_MAX + 1);
  if (files.length > FILES_MAX || !files.every((file) => /^[\w-]*\.[\w-]+$/.test(file))) {
    throw new AppError('malformed', 'Cannot accept this form: it has no files, or too many', {
      hint: 'Choose .torrent files; with curl: -F file=@name.torrent',
    });
  }
  return files.map((file) => {
    const [name = '', bytes = ''] = file.split('.');
    return {
      fileName: Buffer.from(name, 'base64url').toString() || undefined,
      content: new Uint8Array(Buffer.from(bytes, 'base64url')),
    };
  });
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

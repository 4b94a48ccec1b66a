import busboy from 'busboy';
import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';
import { GrowingBytes, readWithShare } from './body-memory.ts';
import { bodyStream, cutOff, checkBodyHeaders, tooLarge } from './body.ts';
import { digestCheckOf, type DigestCheck } from './digest.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { bodyBudget, type MemoryShare } from './memory-budget.ts';
import { unnamedFiles, type UnnamedFiles } from './unnamed-files.ts';

export interface FormLimits {
  /** The names of the text fields. Any other field is refused. */
  readonly fieldNames: readonly string[];
  /** The largest file, in bytes. */
  readonly fileBytesMax: number;
  /** The hint for a file that is over this limit. */
  readonly smallerFile?: string;
  /** The whole body, in bytes. */
  readonly formBytesMax: number;
  readonly filesMax: number;
}

// busboy keeps a field in the pieces in which it arrives. Pieces of one byte each take 160 times their length
// (measured).
const FIELD_BYTES_MAX = 4 * 1024;
const FIELD_NAME_BYTES_MAX = 100;
const PART_HEADERS_MAX = 20;
const FEWER_FILES = 'Send fewer files at once.';
const FILE_FIELD_NAME = /^[a-z][a-z0-9[\]_-]{0,99}$/i;

/** One file of a form: its bytes, or the error for this file. */
export interface FormFile {
  /** The name of its field. */
  readonly field: string;
  /** The name that the client sent; undefined without one. Never a path on this machine. */
  readonly fileName: string | undefined;
  readonly content: Uint8Array | AppError;
}

export interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly FormFile[];
}

/** Whether the Content-Type says that the body is a form with files. */
export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(request.headers.get('content-type') ?? '');
}

/**
 * Reads a multipart/form-data body (RFC 7578). A part is a file when it has a file name, or a type other than
 * text/plain and no field's name. `admit` is called once with the fields so far: at the first file, or at the end when
 * there is no file. It may throw, so that a client without permission cannot make the server keep files in memory.
 * Rejects with malformed, unsupported, too_large, unavailable when bodies already use too much memory, and with the
 * error of `admit`. The body is then read no further.
 */
export async function readForm(request: Request, allowed: FormLimits, admit: Admit): Promise<Form> {
  const limits = { ...allowed, formBytesMax: Math.min(allowed.formBytesMax, bodyBudget.bytesOfOneMax) };
  checkBodyHeaders(request, limits.formBytesMax, FEWER_FILES);
  return readWithShare(request, (share) => collectForm(request, limits, admit, share));
}

type Admit = (fields: ReadonlyMap<string, string>) => Promise<void> | void;

async function collectForm(
  request: Request,
  limits: FormLimits,
  admit: Admit,
  share: MemoryShare,
): Promise<Form> {
  const digests = digestCheckOf(request);
  const { parser, relabel } = createParser(request, limits);
  const fields = new Map<string, string>();
  const files: Promise<FormFile | undefined>[] = [];
  const body = bodyStream(request);
  let admitted: Promise<void> | undefined;
  const ask = (): Promise<void> => (admitted ??= Promise.resolve(fields).then(admit));
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown): void => {
      stop();
      parser.removeAllListeners().on('error', () => {});
      parser.destroy();
      reject(error);
    };
    const stop = pump(body, { parser, relabel }, limits.formBytesMax, digests, fail);
    parser.on('field', (name, value, info) => {
      try {
        checkField(name, info.nameTruncated || info.valueTruncated, limits);
        fields.set(name, value);
      } catch (error) {
        fail(error);
      }
    });
    parser.on('file', (name, stream, info) => {
      // Before anything can fail: a part without an 'error' listener ends the process.
      const content = new GrowingBytes(share, limits.fileBytesMax + 1);
      const about = { field: name ?? '', fileName: unescaped(info.filename) };
      files.push(collectFile(stream, about, content, limits, fail));
      if (!FILE_FIELD_NAME.test(name ?? '')) fail(wrongField(name));
      else ask().catch(fail);
    });
    const tooMany = (what: string) => (): void =>
      fail(
        new AppError('too_large', `Cannot accept this form: it has too many ${what}`, {
          hint: `Send at most ${limits.filesMax} files at once.`,
        }),
      );
    parser
      .on('filesLimit', tooMany('files'))
      .on('fieldsLimit', tooMany('fields'))
      .on('partsLimit', tooMany('parts'));
    parser.on('error', (cause) => fail(wrongForm(cause)));
    parser.on('close', resolve);
  });
  await ask();
  digests?.verify();
  const collected = await Promise.all(files);
  return { fields, files: collected.filter((file) => file !== undefined) };
}

/** Browsers escape only quotation marks and line breaks in a file name (HTML standard, multipart/form-data). */
function unescaped(fileName: string | undefined): string | undefined {
  return fileName?.replaceAll('%22', '"').replaceAll('%0A', '\n').replaceAll('%0D', '\r');
}

interface Parser {
  readonly parser: ReturnType<typeof busboy>;
  /** Changes the body before the parser reads it. */
  readonly relabel: UnnamedFiles;
}

function createParser(request: Request, { fileBytesMax, filesMax, fieldNames }: FormLimits): Parser {
  const contentType = request.headers.get('content-type') ?? '';
  try {
    const parser = busboy({
      headers: { 'content-type': contentType },
      // The default, latin1, turns `é` into `Ã©`.
      defParamCharset: 'utf8',
      // Of a path, the last component is the name (RFC 7578 section 4.2).
      preservePath: false,
      // By default each of these is unlimited or in the thousands.
      limits: {
        fieldNameSize: FIELD_NAME_BYTES_MAX,
        fieldSize: FIELD_BYTES_MAX,
        fields: fieldNames.length + 1,
        // One more, because busboy also reports a file of exactly the limit as cut off.
        fileSize: fileBytesMax + 1,
        files: filesMax,
        parts: filesMax + fieldNames.length + 1,
        headerPairs: PART_HEADERS_MAX,
      },
    });
    return { parser, relabel: unnamedFiles(contentType, fieldNames) };
  } catch (cause) {
    throw wrongForm(cause);
  }
}

/**
 * Moves the body into the parser with back-pressure. Returns the function that stops it. Not stream.pipeline: on
 * failure it destroys the request, and with it the socket on which the refusal must be sent.
 */
function pump(
  body: Readable,
  { parser, relabel }: Parser,
  bytesMax: number,
  digests: DigestCheck | undefined,
  fail: (error: unknown) => void,
): () => void {
  let length = 0;
  const onData = (chunk: Buffer): void => {
    length += chunk.byteLength;
    digests?.update(chunk);
    if (length > bytesMax)
      fail(
        new AppError('too_large', `Cannot accept a form of more than ${formatBytes(bytesMax)}`, {
          hint: FEWER_FILES,
        }),
      );
    else for (const piece of relabel.push(chunk)) if (!parser.write(piece)) body.pause();
  };
  const onDrain = (): unknown => body.resume();
  const onEnd = (): unknown => parser.end(relabel.rest());
  const onBroken = (cause?: Error): void => {
    if (!body.readableEnded) fail(cutOff(cause));
  };
  body.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  parser.on('drain', onDrain);
  return () => {
    body.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken).pause();
    parser.off('drain', onDrain);
  };
}

function checkField(name: string | undefined, truncated: boolean, { fieldNames }: FormLimits): void {
  if (name === undefined || !fieldNames.includes(name)) throw wrongField(name);
  if (truncated) {
    throw new AppError(
      'too_large',
      `Cannot accept the field "${name}": it is longer than ${formatBytes(FIELD_BYTES_MAX)}`,
    );
  }
}

function wrongField(name: string | undefined): AppError {
  return new AppError(
    'malformed',
    `Cannot read the form: it has a text field named "${(name ?? '').slice(0, 80)}"`,
    {
      hint: 'Name the file part "file", and give it a file name, or a type other than text/plain, as in curl -F file=@FILE.',
    },
  );
}

function wrongForm(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : 'it is not multipart/form-data';
  return new AppError('malformed', `Cannot read the form: ${reason}`, {
    hint: 'Send multipart/form-data as browsers and curl -F do.',
    cause,
  });
}

/**
 * Resolves to the file, or to undefined for the empty part that a browser sends when no file was chosen. Calls `fail`
 * when there is not enough memory for it.
 */
function collectFile(
  stream: Readable,
  about: Omit<FormFile, 'content'>,
  content: GrowingBytes,
  { fileBytesMax, smallerFile }: FormLimits,
  fail: (error: unknown) => void,
): Promise<FormFile | undefined> {
  let overflow = false;
  return new Promise((resolve) => {
    stream.on('data', (chunk: Uint8Array) => {
      try {
        if (!overflow) content.append(chunk);
      } catch (error) {
        fail(error);
      }
    });
    stream.on('limit', () => {
      overflow = true;
      content.discard();
    });
    // An error of one file is an error of the form: the parser reports it.
    stream.on('error', () => resolve(undefined));
    stream.on('close', () => {
      if (overflow) resolve({ ...about, content: tooLarge(fileBytesMax, smallerFile) });
      else if (about.fileName === undefined && content.length === 0) resolve(undefined);
      else resolve({ ...about, content: content.take() });
    });
  });
}

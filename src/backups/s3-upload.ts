import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { s3Error, type S3Client } from './s3-client.ts';
import { valuesIn } from './s3-xml.ts';

/** Below it a file is one request. S3 wants at least 5 MiB for a part; each is in memory once. */
const PART_BYTES_MIN = 16 * 1024 ** 2;
/** S3 accepts 10,000 parts. */
const PARTS_MAX = 9_000;

export interface S3Upload {
  readonly key: string;
  readonly file: string;
  /** Kept with the object as `x-amz-meta-…`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Asked before each part. */
  readonly isStopped: () => boolean;
  readonly place: string;
  readonly partBytesMin?: number;
}

/**
 * Uploads a file in parts, each signed with its SHA-256, so that the store refuses a damaged one. An upload that fails is
 * ended there, and leaves nothing. Rejects with unavailable.
 */
export async function uploadToS3(client: S3Client, upload: S3Upload): Promise<void> {
  const file = await open(upload.file);
  try {
    const { size } = await file.stat();
    const { partBytesMin = PART_BYTES_MIN } = upload;
    const partBytes = Math.max(partBytesMin, Math.ceil(size / PARTS_MAX));
    await (size <= partBytes
      ? uploadWhole(client, upload, file, size)
      : uploadParts(client, upload, file, size, partBytes));
  } finally {
    await file.close();
  }
}

async function uploadWhole(
  client: S3Client,
  { key, metadata }: S3Upload,
  file: FileHandle,
  size: number,
): Promise<void> {
  const body = await readPart(file, 0, size);
  await done(await client({ method: 'PUT', key, headers: headersOf(metadata), body }));
}

async function uploadParts(
  client: S3Client,
  { key, metadata, isStopped, place }: S3Upload,
  file: FileHandle,
  size: number,
  partBytes: number,
): Promise<void> {
  const begun = await client({ method: 'POST', key, query: { uploads: '' }, headers: headersOf(metadata) });
  const [uploadId = ''] = valuesIn(await begun.text(), 'UploadId');
  try {
    const parts: string[] = [];
    for (let at = 0; at < size; at += partBytes) {
      if (isStopped())
        throw new AppError('unavailable', `Cannot finish the upload to ${place}: it was stopped`);
      const partNumber = parts.length + 1;
      const body = await readPart(file, at, Math.min(partBytes, size - at));
      const query = { partNumber: String(partNumber), uploadId };
      const answer = await client({ method: 'PUT', key, query, body });
      await done(answer);
      const etag = (answer.headers.get('etag') ?? '').replaceAll(/["&<>]/g, '');
      parts.push(`<Part><PartNumber>${partNumber}</PartNumber><ETag>"${etag}"</ETag></Part>`);
    }
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    const finished = await client({ method: 'POST', key, query: { uploadId }, body });
    // The store begins its answer before it has joined the parts, so 200 does not say that it could.
    const text = await finished.text();
    const [code] = valuesIn(text, 'Code');
    if (code !== undefined)
      throw s3Error(code, valuesIn(text, 'Message')[0], 'the upload was refused', place);
  } catch (error) {
    // Its first error says more than one of the clean-up, which the next backup does again.
    await client({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
}

function headersOf(metadata: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  return {
    'content-type': 'application/vnd.sqlite3',
    ...(Object.fromEntries(named) as Record<string, string>),
  };
}

async function readPart(file: FileHandle, at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    const { bytesRead } = await file.read(part, filled, length - filled, at + filled);
    if (bytesRead === 0) throw new Error('The backup became shorter while it was uploaded');
    filled += bytesRead;
  }
  return part;
}

/** Lets the connection be used again. */
async function done(response: Response): Promise<void> {
  await response.arrayBuffer();
}

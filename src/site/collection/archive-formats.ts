import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { makeZip } from 'client-zip';

/** A file for an archive. */
export interface ArchivedFile {
  /** With slashes between its folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly modifiedAt: Date;
}

export interface ArchiveFormat {
  readonly contentType: string;
  /**
   * The archive as a stream that asks for one file after the other, as its reader reads. It ends `files` when the reader
   * stops. The same files give the same bytes.
   */
  write(files: AsyncIterable<ArchivedFile>): Readable;
}

const FILE_MODE = 0o644;
const BYTES_AHEAD = 64 * 1024;
/** Files are packed together up to that: thousands of small writes to the socket took longer than all else. */
const PACKED_BYTES = 128 * 1024;
/** Two blocks of zeros end an archive (POSIX.1-2024, pax). */
const TAR_END_BYTES = 1024;
const TAR_BLOCK_BYTES = 512;

/** The formats, by the word that asks for them. */
export const ARCHIVE_FORMATS: Readonly<Record<'tar' | 'zip', ArchiveFormat>> = {
  tar: { contentType: 'application/x-tar', write: writeTar },
  zip: { contentType: 'application/zip', write: writeZip },
};

function writeTar(files: AsyncIterable<ArchivedFile>): Readable {
  return Readable.from(tarPieces(files), { objectMode: false, highWaterMark: BYTES_AHEAD });
}

/**
 * POSIX's format (pax), which has no limit on the length of a name. A few files at a time are packed as an archive of
 * their own, without the end of it: the library's packer of streams reads 8 MiB ahead for each of them.
 */
async function* tarPieces(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  // Read for the first archive.
  const { packTar } = await import('modern-tar');
  let entries: Parameters<typeof packTar>[0][number][] = [];
  let packedBytes = 0;
  const packed = async (): Promise<Uint8Array> => (await packTar(entries)).subarray(0, -TAR_END_BYTES);
  for await (const { name, bytes, modifiedAt } of files) {
    const header = {
      name,
      size: bytes.byteLength,
      mtime: modifiedAt,
      mode: FILE_MODE,
      type: 'file',
    } as const;
    entries.push({ header, body: bytes });
    packedBytes += bytes.byteLength + TAR_BLOCK_BYTES;
    if (packedBytes < PACKED_BYTES) continue;
    yield await packed();
    [entries, packedBytes] = [[], 0];
  }
  if (entries.length > 0) yield await packed();
  yield new Uint8Array(TAR_END_BYTES);
}

/** Without compression, which makes .torrent files hardly smaller: they consist of hashes. The times in it are in UTC. */
function writeZip(files: AsyncIterable<ArchivedFile>): Readable {
  return Readable.fromWeb(makeZip(zipEntries(files)) as ReadableStream);
}

async function* zipEntries(files: AsyncIterable<ArchivedFile>) {
  for await (const { name, bytes, modifiedAt } of files)
    yield { name, input: bytes, lastModified: asLocal(modifiedAt), mode: FILE_MODE };
}

/** The time at which a clock in the time zone of the server shows what one in UTC shows now: a zip has local times. */
function asLocal(time: Date): Date {
  return new Date(
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  );
}

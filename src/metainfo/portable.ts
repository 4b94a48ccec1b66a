import { BencodeDocument } from '../bencode/document.ts';
import { filesOf, sourceOf, type FileSource } from './files.ts';
import type { Metainfo } from './metainfo.ts';

/** Metainfo that can be posted to another thread: without the bytes, which that thread has, and without functions. */
export interface PortableMetainfo {
  readonly facts: Omit<Metainfo, 'files'>;
  readonly tape: { readonly cells: Int32Array<ArrayBuffer>; readonly entryCount: number };
  readonly place: Omit<FileSource, 'document'>;
}

/** The parts of metainfo, with a copy of the tape that may be transferred. */
export function toPortable(metainfo: Metainfo): PortableMetainfo {
  const { files: _, ...facts } = metainfo;
  const { document, ...place } = sourceOf(metainfo);
  const { cells, entryCount } = document.parts;
  // A tape may share its memory with others, and have unused room.
  return { facts, tape: { cells: cells.slice(0, 2 * entryCount + 2), entryCount }, place };
}

/** Rebuilds metainfo that another thread read from the same bytes, without reading them again. */
export function fromPortable({ facts, tape, place }: PortableMetainfo, bytes: Uint8Array): Metainfo {
  const document = new BencodeDocument({ ...tape, bytes, irregularities: [] });
  return { ...facts, files: filesOf({ ...place, document }) };
}

import { BencodeDocument } from '../bencode/document.ts';
import { filesOf, sourceOf, type FileSource } from './files.ts';
import type { Metainfo } from './metainfo.ts';

/** Metainfo as another thread can take it over: all but the bytes, which that thread has, and what reads them. */
export interface PortableMetainfo {
  readonly facts: Omit<Metainfo, 'files'>;
  readonly tape: { readonly cells: Int32Array<ArrayBuffer>; readonly entryCount: number };
  readonly place: Omit<FileSource, 'document'>;
}

/** The parts of what was read, with a tape of its own that may be transferred. */
export function toPortable(metainfo: Metainfo): PortableMetainfo {
  const { files: _, ...facts } = metainfo;
  const { document, ...place } = sourceOf(metainfo);
  const { cells, entryCount } = document.parts;
  // A tape may share its memory with others, and have room that it does not use.
  return { facts, tape: { cells: cells.slice(0, 2 * entryCount + 2), entryCount }, place };
}

/** The metainfo that was read of the same bytes elsewhere. Costs nothing: nothing is read again. */
export function fromPortable({ facts, tape, place }: PortableMetainfo, bytes: Uint8Array): Metainfo {
  const document = new BencodeDocument({ ...tape, bytes, irregularities: [] });
  return { ...facts, files: filesOf({ ...place, document }) };
}

import type { GivenFields } from '../../catalogue/torrent.ts';

/** One file of a generated torrent. */
export interface DemoFile {
  /** Below the folder of the torrent; a torrent of one file has its name here. */
  readonly path: readonly string[];
  readonly lengthBytes: number;
}

/** What a generated torrent is about. */
export interface Subject {
  readonly collection: string;
  /** `info.name`: that of the only file, or of the folder. */
  readonly name: string;
  readonly files: readonly DemoFile[];
  readonly fields: GivenFields;
}

export const KIB = 2 ** 10;
export const MIB = 2 ** 20;

/** A torrent of one file. */
export function oneFile(name: string, lengthBytes: number): Pick<Subject, 'name' | 'files'> {
  return { name, files: [{ path: [name], lengthBytes }] };
}

/** A name in lower case with hyphens, for collections and tags. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

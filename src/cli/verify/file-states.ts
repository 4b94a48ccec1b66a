import type { ContentFile } from '../../creating/content-file.ts';
import type { ContentPieces } from '../../metainfo/content-pieces.ts';
import type { TorrentFile } from '../../metainfo/metainfo.ts';

/**
 * What is with a file. `changed`: a piece of this file alone differs. `unsure`: a piece that it shares with other files (v1)
 * differs or cannot be hashed, because of this file or of another.
 */
export type FileState =
  | 'ok'
  | 'missing'
  | 'not-a-file'
  | 'unreadable'
  | 'short'
  | 'long'
  | 'changed'
  | 'unsure';

/** A file as it is on the disk. */
export interface FoundFile {
  readonly state: FileState;
  /** Undefined when there is nothing to read. */
  readonly content: ContentFile | undefined;
}

/** First and last of some pieces that follow each other. */
export type PieceRun = readonly [first: number, last: number];

/** A file that is not as the torrent says. */
export interface FileDifference {
  /** Below the folder of the torrent. */
  readonly path: string;
  readonly state: Exclude<FileState, 'ok'>;
  readonly lengthBytes: number;
  /** Its length on the disk; null when it cannot be read. */
  readonly foundBytes: number | null;
  /** The pieces that differ, or cannot be hashed. */
  readonly pieces: readonly PieceRun[];
}

export interface ContentReport {
  /** The file or folder that was compared. */
  readonly root: string;
  readonly pieceCount: number;
  /** How many pieces have the hashes of the torrent. */
  readonly matching: number;
  readonly files: readonly FileDifference[];
}

type PieceState = 'matches' | 'differs' | 'absent' | 'unreadable';

/** Puts together what is known of each piece and each file. */
export class FileStates {
  readonly #pieces: ContentPieces;
  readonly #found: readonly FoundFile[];
  /** By index of a file; only those that are not as they should be. */
  readonly #runs = new Map<number, [number, number][]>();
  readonly #states = new Map<number, FileState>();
  #matching = 0;

  constructor(pieces: ContentPieces, found: readonly FoundFile[]) {
    this.#pieces = pieces;
    this.#found = found;
    for (const [index, { state }] of found.entries()) if (state !== 'ok') this.#states.set(index, state);
  }

  add(piece: number, state: PieceState): void {
    if (state === 'matches') {
      this.#matching += 1;
      return;
    }
    const files = this.#pieces
      .pieceAt(piece)
      .ranges.map(({ file }) => file)
      .filter((file) => this.#pieces.files[file]?.attributes.pad !== true);
    for (const file of files) {
      this.#addPiece(file, piece);
      const known = this.#states.get(file) ?? 'ok';
      if (files.length > 1 && known === 'ok') this.#states.set(file, 'unsure');
      if (files.length > 1 || (known !== 'ok' && known !== 'unsure')) continue;
      this.#states.set(file, state === 'unreadable' ? 'unreadable' : 'changed');
    }
  }

  report(root: string): ContentReport {
    const indexes = [...this.#states.keys()].toSorted((one, other) => one - other);
    const files = indexes.map((index): FileDifference => {
      const { path, lengthBytes } = this.#pieces.files[index] as TorrentFile;
      return {
        path: path.join('/'),
        state: this.#states.get(index) as FileDifference['state'],
        lengthBytes,
        foundBytes: this.#found[index]?.content?.lengthBytes ?? null,
        pieces: joined(this.#runs.get(index) ?? []),
      };
    });
    return { root, pieceCount: this.#pieces.pieceCount, matching: this.#matching, files };
  }

  #addPiece(file: number, piece: number): void {
    const runs = this.#runs.get(file) ?? [];
    this.#runs.set(file, runs);
    const last = runs.at(-1);
    if (last !== undefined && last[1] === piece - 1) last[1] = piece;
    else runs.push([piece, piece]);
  }
}

/** The runs in their order: pieces that cannot be read come before those that are hashed. */
function joined(runs: readonly PieceRun[]): readonly PieceRun[] {
  const sorted = runs.toSorted(([one], [other]) => one - other);
  const result: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = result.at(-1);
    if (before !== undefined && before[1] === first - 1) before[1] = last;
    else result.push([first, last]);
  }
  return result;
}

import { hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

const STATE = z.object({
  source: z.string(),
  /** The token of this mirror in the data folder. */
  tokenId: z.int(),
  /** Up to where the events of the source are here; missing until all torrents are. */
  cursor: z.string().optional(),
  /** Whether there was a cursor before: then what the source does not have any more is removed. */
  isAgain: z.boolean().default(false),
  /** By their infohashes: what was refused, and is refused until it is tried again. */
  refused: z.array(z.string()).default([]),
  /** When all torrents were compared. */
  comparedAt: z.iso.datetime().optional(),
});

/** Where a mirror is, so that it goes on there. */
export type MirrorState = z.output<typeof STATE>;

/**
 * Where the files of a mirror are in a data folder:
 *   mirror-1a2b3c4d5e6f.json        its state
 *   mirror-1a2b3c4d5e6f.ndjson.zst  the dump that it is reading
 */
export function mirrorFiles(folder: string, source: string) {
  const name = join(folder, `mirror-${hash('sha256', source).slice(0, 12)}`);
  return { state: `${name}.json`, dump: `${name}.ndjson.zst` };
}

/** The state of the mirror of a source; undefined for a new one. Throws invalid for a file that is none. */
export function readState(path: string, source: string): MirrorState | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const state = STATE.parse(JSON.parse(text));
    if (state.source === source) return state;
  } catch {
    // Reported below.
  }
  throw new AppError('invalid', `Cannot go on with ${path}: it is not the state of this mirror`, {
    hint: 'Remove the file: all torrents of the source are then compared again.',
  });
}

/** Replaces the state at once, and durably: after a kill or a power cut it is the old or the new one. */
export function writeState(path: string, state: MirrorState): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(state)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}

import type {
  DamagedFile,
  StoredFile,
  VerificationProgress,
  VerificationStore,
} from '../catalogue/verification.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
/** How often a step is made. */
const STEP_MS = 10 * SECOND_MS;
/** How often the progress is saved when nothing was found: a commit waits for the disk. */
const SAVE_MS = 60 * SECOND_MS;
/** A start has other work for the disk. */
const DELAY_MS = 60 * SECOND_MS;
/** Not sooner is all of it verified again. */
const PASS_MS = 7 * 24 * HOUR_MS;
/** How often files that could not be repaired are tried again: a copy may be a large download. */
const REPAIR_MS = 24 * HOUR_MS;

/** What the verification has found, for the operator. */
export interface VerificationState {
  readonly progress: VerificationProgress | undefined;
  /** The files that are damaged now, the first 100, and how many there are. */
  readonly damaged: { readonly files: readonly DamagedFile[]; readonly count: number };
  /** Since the start. */
  readonly verifiedFiles: number;
  readonly repairedFiles: number;
}

export interface VerificationParts {
  readonly store: VerificationStore;
  /** Bytes a second. */
  readonly rate: number;
  /** Finds good copies of files, by their SHA-256; undefined where there is no backup to find them in. */
  readonly findCopies:
    | ((files: readonly StoredFile[], stopped: AbortSignal) => Promise<ReadonlyMap<string, Uint8Array>>)
    | undefined;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
  /** How long after the start it begins. */
  readonly delayMs?: number;
}

export interface Verification extends Repeated {
  readonly state: VerificationState;
}

/**
 * Reads all stored files again and again, a few at a time, and compares them with their SHA-256; it goes on after a restart.
 * Damaged files are noted, and written again from a copy where there is one.
 */
export function createVerification(parts: VerificationParts): Verification {
  const { store, rate, findCopies, now, log, problems, delayMs = DELAY_MS } = parts;
  const beginAt = now().getTime() + delayMs;
  let state: VerificationState = {
    progress: undefined,
    damaged: { files: [], count: 0 },
    verifiedFiles: 0,
    repairedFiles: 0,
  };
  let isLoaded = false;
  let savedAt = 0;
  let triedAt = -Infinity;

  const load = async (): Promise<void> => {
    if (isLoaded) return;
    state = { ...state, progress: await store.findProgress(), damaged: await store.listDamaged() };
    isLoaded = true;
  };

  const repair = async (files: readonly StoredFile[], stopped: AbortSignal): Promise<void> => {
    if (findCopies === undefined || files.length === 0) return;
    triedAt = now().getTime();
    const copies = await findCopies(files, stopped);
    for (const file of files) {
      const bytes = copies.get(file.sha256);
      if (bytes === undefined) {
        log.error({ sha256: file.sha256 }, 'no backup has a good copy of a damaged file');
      } else if (await store.repair(file, bytes, now())) {
        state = { ...state, repairedFiles: state.repairedFiles + 1 };
        log.warn({ sha256: file.sha256 }, 'a damaged file was restored from a backup');
      }
    }
    state = { ...state, damaged: await store.listDamaged() };
  };

  /** A pass that goes on, a new one when it is due, or undefined. */
  const current = (): VerificationProgress | undefined => {
    const { progress } = state;
    if (progress?.position !== undefined) return progress;
    const at = now();
    if (progress !== undefined && at.getTime() - progress.beganAt.getTime() < PASS_MS) return undefined;
    const position = { part: 'torrents', afterId: 0 } as const;
    return { position, beganAt: at, files: 0, bytes: 0, completedAt: progress?.completedAt };
  };

  const step = async (
    pass: VerificationProgress,
    position: NonNullable<VerificationProgress['position']>,
  ) => {
    const found = await store.verify(position, Math.max(1, Math.round((rate * STEP_MS) / SECOND_MS)));
    const at = now();
    const isDone = found.position === undefined;
    const progress = {
      ...pass,
      position: found.position,
      files: pass.files + found.files,
      bytes: pass.bytes + found.bytes,
      completedAt: isDone ? at : pass.completedAt,
    };
    state = { ...state, progress, verifiedFiles: state.verifiedFiles + found.files };
    const isNews = found.damaged.length > 0 || found.sound.length > 0;
    if (!isNews && !isDone && at.getTime() - savedAt < SAVE_MS) return [];
    await store.save(progress, found, at);
    savedAt = at.getTime();
    if (isNews || isDone) state = { ...state, damaged: await store.listDamaged() };
    for (const { part, id, sha256 } of found.damaged)
      log.error({ part, id, sha256 }, 'a stored file is damaged: its bytes have another SHA-256');
    return found.damaged;
  };

  const noteDamage = (): void => {
    const { count } = state.damaged;
    if (count === 0) problems?.clear('files_damaged', 'verification');
    else
      problems?.note('files_damaged', {
        subject: 'verification',
        detail: `${count} ${count === 1 ? 'file' : 'files'}`,
      });
  };

  const run = async (stopped: AbortSignal): Promise<void> => {
    await load();
    noteDamage();
    if (now().getTime() < beginAt) return;
    const pass = current();
    const damaged = pass?.position === undefined ? [] : await step(pass, pass.position);
    const isTime = state.damaged.count > 0 && now().getTime() - triedAt > REPAIR_MS;
    noteDamage();
    await repair(isTime ? state.damaged.files : damaged, stopped);
    noteDamage();
  };

  return {
    ...createRepeated({ name: 'the verification of stored files', everyMs: STEP_MS, log, problems, run }),
    get state() {
      return state;
    },
  };
}

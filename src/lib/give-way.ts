import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** Linux then gives it a third of a processor that another thread wants too, and lets that one go first when it wakes up. */
const NICER_BY = 5;

const NICEST = 19;

/**
 * Lets other threads of the process go first from now on. Linux has a priority for each thread (setpriority(2)), elsewhere
 * nothing changes.
 */
export function giveWay(): void {
  try {
    // As in 1234/task/1240.
    const id = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(id), Math.min(NICEST, getPriority() + NICER_BY));
  } catch {
    // There is no such file, or the process runs at a lower priority already, which it may not raise.
  }
}

import type { Surroundings } from './surroundings.ts';

/** A signal that is aborted when the command is asked to stop, by Ctrl+C or SIGTERM. */
export function stopSignal({ untilStopped }: Pick<Surroundings, 'untilStopped'>): AbortSignal {
  const stopped = new AbortController();
  void untilStopped().then(() => stopped.abort());
  return stopped.signal;
}

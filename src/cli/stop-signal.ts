import type { Surroundings } from './surroundings.ts';

/** A signal that is aborted when the command is asked to stop, by Ctrl+C or SIGTERM. */
export function stopSignal({ untilStopped }: Pick<Surroundings, 'untilStopped'>): AbortSignal {
  const stopped = new AbortController();
  void untilStopped().then(() => stopped.abort());
  return stopped.signal;
}

/** The items, until it is time to stop. */
export function* untilStopped<Item>(
  items: Iterable<Item>,
  isStopped: () => boolean,
): Generator<Item, void, void> {
  for (const item of items) {
    if (isStopped()) return;
    yield item;
  }
}

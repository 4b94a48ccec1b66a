import { createFigureCounts, type FigureCounts } from '../jobs/figures.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import type { FigureChange, FigureStore } from '../swarm/figure-store.ts';
import type { SwarmStore } from '../swarm/store.ts';
import type { Services } from './services.ts';

/** What users transfer by the count of the tracker, for the program that this service is a part of. */
export interface UserFigures extends Pick<FigureStore, 'listFigures' | 'sumFigures'> {
  /**
   * Calls the listener with what was written down, every few seconds, until the returned function is called. Rules about
   * ratios are for such listeners: the service has none.
   */
  subscribe(listener: (changes: readonly FigureChange[]) => void): () => void;
}

export interface FiguresParts {
  readonly swarms: Pick<SwarmStore, 'takeFigures'>;
  readonly store: FigureStore;
  readonly services: Services;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems: ProblemSink;
}

/** Starts to write what users transfer. */
export async function openFigures({
  services,
  ...parts
}: FiguresParts): Promise<{ readonly figures: UserFigures; readonly counting: FigureCounts }> {
  const listeners = new Set<(changes: readonly FigureChange[]) => void>();
  const onSaved = (changes: readonly FigureChange[]): void => {
    for (const listener of listeners) {
      try {
        listener(changes);
      } catch (error) {
        parts.log.error({ err: error }, 'a listener for what users transfer failed');
      }
    }
  };
  const counting = createFigureCounts({ ...parts, onSaved });
  await services.add({ name: 'figures', start: () => counting.start(), stop: () => counting.stop() });
  const { listFigures, sumFigures } = parts.store;
  const figures: UserFigures = {
    listFigures,
    sumFigures,
    subscribe(listener) {
      const own: typeof listener = (changes) => listener(changes);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
  return { figures, counting };
}

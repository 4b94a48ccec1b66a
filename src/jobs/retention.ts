import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const INTERVAL_MS = 10 * 60_000;

export interface RetentionParts {
  readonly catalogue: Pick<Catalogue, 'removeByRules'>;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
}

/** Removes what the rules of collections do not keep. A run that was killed leaves nothing behind: the next one goes on. */
export function createRetention({ catalogue, log, problems }: RetentionParts): Repeated {
  return createRepeated({
    name: 'the removal by retention rules',
    everyMs: INTERVAL_MS,
    log,
    problems,
    async run(stopped) {
      const removed = await catalogue.removeByRules(stopped);
      if (removed > 0) log.info({ removed }, 'torrents were removed by the rules of their collections');
    },
  });
}

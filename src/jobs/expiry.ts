import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const MINUTE_MS = 60_000;

/** How many torrents are removed in one transaction: few, so that uploads can run in between. */
export const EXPIRY_BATCH = 50;

export interface ExpiryParts {
  readonly catalogue: Pick<Catalogue, 'removeExpired'>;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
}

/**
 * Removes torrents that have expired. Each batch looks for those that are due then, so a run that was killed leaves nothing
 * behind: the next one goes on.
 */
export function createExpiry({ catalogue, log, problems }: ExpiryParts): Repeated {
  return createRepeated({
    name: 'the removal of expired torrents',
    everyMs: MINUTE_MS,
    log,
    problems,
    async run(stopped) {
      let removed = EXPIRY_BATCH;
      while (removed === EXPIRY_BATCH && !stopped.aborted) {
        removed = await catalogue.removeExpired(EXPIRY_BATCH);
        if (removed > 0) log.info({ removed }, 'expired torrents were removed');
      }
    },
  });
}

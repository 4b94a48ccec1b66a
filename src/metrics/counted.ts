import type { Catalogue } from '../catalogue/catalogue.ts';
import type { StoreObserver } from '../catalogue/inspection.ts';
import { AppError } from '../errors.ts';
import type { AnsweredRequest } from '../http/request-line.ts';
import { METHODS } from '../http/router.ts';
import type { Send } from '../notify/webhooks/send.ts';
import type { Count, Distribution } from './instruments.ts';
import type { ServiceMetrics } from './service-metrics.ts';

const KNOWN_METHODS: ReadonlySet<string> = new Set([...METHODS, 'HEAD', 'OPTIONS']);

/** What is counted of the requests with one method and one route. */
interface Asked {
  readonly seconds: Distribution;
  readonly byStatus: Map<number, Count>;
}

/** Counts each answered request. Clients invent methods and addresses, so only known ones become labels. */
export function countRequests(
  metrics: ServiceMetrics,
): (request: AnsweredRequest, isRepeated: boolean) => void {
  const byRoute = new Map<string, Map<string, Asked>>();
  const repeated = metrics.repeatedAnswers.of({});
  return ({ method: sent, route = 'none', status, ms }, isRepeated) => {
    const method = KNOWN_METHODS.has(sent) ? sent : 'other';
    const byMethod = entryOf(byRoute, route, () => new Map<string, Asked>());
    const { seconds, byStatus } = entryOf(byMethod, method, () => ({
      seconds: metrics.requestSeconds.of({ method, route }),
      byStatus: new Map(),
    }));
    seconds.observe(ms / 1000);
    entryOf(byStatus, status, () => metrics.requests.of({ method, route, status })).add();
    if (isRepeated) repeated.add();
  };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A catalogue that counts what becomes of uploads. */
export function countUploads(catalogue: Catalogue, metrics: ServiceMetrics): Catalogue {
  const counted = async <Result>(attempt: Promise<Result>): Promise<Result> => {
    try {
      return await attempt;
    } catch (error) {
      metrics.uploads.of({ outcome: error instanceof AppError ? error.code : 'internal' }).add();
      const rules = error instanceof AppError ? (error.errors ?? []).map(({ rule }) => rule) : [];
      for (const rule of new Set(rules)) if (rule !== undefined) metrics.refusals.of({ rule }).add();
      throw error;
    }
  };
  return {
    ...catalogue,
    draft: (input, payer) => counted(catalogue.draft(input, payer)),
    async publish(draft, actor, conditions) {
      const published = await counted(catalogue.publish(draft, actor, conditions));
      metrics.uploads.of({ outcome: published.outcome }).add();
      return published;
    },
  };
}

/** Counts the commits and searches of a store. */
export function observeStore(metrics: ServiceMetrics, around: StoreObserver['around']): StoreObserver {
  const [sizes, seconds] = [metrics.commitSizes.of({}), metrics.commitSeconds.of({})];
  return {
    around,
    committed(changes, took) {
      sizes.observe(changes);
      seconds.observe(took);
    },
    searched: (outcome, took) => metrics.searchSeconds.of({ outcome }).observe(took),
  };
}

/** Sends to webhooks, and counts the attempts. */
export function countAttempts(send: Send, { webhookAttempts }: ServiceMetrics): Send {
  return async (message, stopped) => {
    const outcome = await send(message, stopped);
    webhookAttempts.of({ outcome: outcome.isDelivered ? 'delivered' : 'failed' }).add();
    return outcome;
  };
}

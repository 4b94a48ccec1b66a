import type { Catalogue } from '../catalogue/catalogue.ts';
import type { StoreObserver } from '../catalogue/inspection.ts';
import { AppError } from '../errors.ts';
import type { AnsweredRequest } from '../http/request-line.ts';
import { METHODS } from '../http/router.ts';
import type { Send } from '../notify/webhooks/send.ts';
import type { ServiceMetrics } from './service-metrics.ts';

const KNOWN_METHODS: ReadonlySet<string> = new Set([...METHODS, 'HEAD', 'OPTIONS']);
const NONE = {};

/** Counts each answered request. Clients invent methods and addresses, so only known ones become labels. */
export function countRequests(
  metrics: ServiceMetrics,
): (request: AnsweredRequest, isRepeated: boolean) => void {
  return ({ method: sent, route = 'none', status, ms }, isRepeated) => {
    const method = KNOWN_METHODS.has(sent) ? sent : 'other';
    metrics.requests.add({ method, route, status });
    metrics.requestSeconds.observe({ method, route }, ms / 1000);
    if (isRepeated) metrics.repeatedAnswers.add(NONE);
  };
}

/** A catalogue that counts what becomes of uploads. */
export function countUploads(catalogue: Catalogue, metrics: ServiceMetrics): Catalogue {
  const counted = async <Result>(attempt: Promise<Result>): Promise<Result> => {
    try {
      return await attempt;
    } catch (error) {
      metrics.uploads.add({ outcome: error instanceof AppError ? error.code : 'internal' });
      const rules = error instanceof AppError ? (error.errors ?? []).map(({ rule }) => rule) : [];
      for (const rule of new Set(rules)) if (rule !== undefined) metrics.refusals.add({ rule });
      throw error;
    }
  };
  return {
    ...catalogue,
    draft: (input, payer) => counted(catalogue.draft(input, payer)),
    async publish(draft, actor, conditions) {
      const published = await counted(catalogue.publish(draft, actor, conditions));
      metrics.uploads.add({ outcome: published.outcome });
      return published;
    },
  };
}

/** Counts the commits and searches of a store. */
export function observeStore({ commitSeconds, commitSizes, searchSeconds }: ServiceMetrics): StoreObserver {
  return {
    committed(changes, seconds) {
      commitSizes.observe(NONE, changes);
      commitSeconds.observe(NONE, seconds);
    },
    searched: (outcome, seconds) => searchSeconds.observe({ outcome }, seconds),
  };
}

/** Sends to webhooks, and counts the attempts. */
export function countAttempts(send: Send, { webhookAttempts }: ServiceMetrics): Send {
  return async (message, stopped) => {
    const outcome = await send(message, stopped);
    webhookAttempts.add({ outcome: outcome.isDelivered ? 'delivered' : 'failed' });
    return outcome;
  };
}

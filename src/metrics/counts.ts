import type { Counter } from './instruments.ts';
import type { ServiceMetrics } from './service-metrics.ts';

/** What was counted since the start, without the labels of which there are many. */
export interface Counts {
  /** Requests that were answered, and how many of them with a status of 500 or more. */
  readonly requests: { readonly answered: number; readonly failed: number };
  /** Uploads by outcome, refusals by rule, searches and attempts of webhooks by outcome. */
  readonly uploads: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  readonly searches: Readonly<Record<string, number>>;
  readonly webhooks: Readonly<Record<string, number>>;
}

/** Adds up what the service has counted: the numbers that `/metrics` has too. */
export function countsOf(metrics: ServiceMetrics): Counts {
  let answered = 0;
  let failed = 0;
  for (const { labels, value } of metrics.requests.samples()) {
    answered += value;
    if (Number(labels.status) >= 500) failed += value;
  }
  const searches = [...metrics.searchSeconds.samples()].map(
    ({ labels, value }) => [String(labels.outcome), value.count] as const,
  );
  return {
    requests: { answered, failed },
    uploads: byLabel(metrics.uploads, 'outcome'),
    refusals: byLabel(metrics.refusals, 'rule'),
    searches: Object.fromEntries(searches),
    webhooks: byLabel(metrics.webhookAttempts, 'outcome'),
  };
}

function byLabel<Label extends string>(counter: Counter<Label>, label: Label): Record<string, number> {
  return Object.fromEntries(
    [...counter.samples()].map(({ labels, value }) => [String(labels[label]), value]),
  );
}

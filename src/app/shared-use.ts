import type { KnownClients } from '../access/guess-guard.ts';
import type { Limits } from '../access/limits.ts';
import type { Log } from '../http/context.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import { valkeySource } from '../metrics/valkey-readings.ts';
import { openValkeyStore } from '../stores/valkey/open.ts';
import type { Services } from './services.ts';

/** What is remembered of those who asked: how often they did, and who came in. */
export interface RecentUse {
  readonly limits: Limits;
  readonly clients: KnownClients;
}

export interface SharedUseParts {
  readonly metrics: ServiceMetrics;
  readonly services: Services;
  readonly log: Log;
  readonly now: () => Date;
}

/** Shares it with other processes by a Valkey server. `local` is what counts as long as that does not answer. */
export async function openSharedUse(
  url: string,
  local: RecentUse,
  { metrics, services, log }: SharedUseParts,
): Promise<RecentUse> {
  const shared = openValkeyStore({ url, log, fallBack: local });
  metrics.addSource(valkeySource(() => shared));
  await services.add({ name: 'valkey', stop: () => shared.close() });
  return shared;
}

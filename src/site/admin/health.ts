import type { BackupState, HousekeepingRun, StoreInspector } from '../../catalogue/inspection.ts';
import type { Context } from '../../http/context.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { OwnTracker } from '../../service/own-tracker.ts';
import type { PublishedFolders } from '../../service/published-folders.ts';
import type { CHECK_HEALTH, SHOW_HEALTH } from './endpoints.ts';
import type { ShownVerification } from './verification-health.ts';
import { healthPage } from './health-view.ts';
import { redirectTo, type AdminPages } from './admin-pages.ts';

export interface HealthParts {
  readonly pages: AdminPages;
  readonly inspector: Pick<StoreInspector, 'inspect' | 'check' | 'lastCheck'>;
  readonly housekeeping: { readonly lastRun: HousekeepingRun | undefined };
  /** How the scheduled backups are; undefined where there are none. */
  readonly backups: (() => BackupState) | undefined;
  /** What the verification of stored files has found; undefined where it is off. */
  readonly verification: (() => ShownVerification) | undefined;
  /** The tracker of this site; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  /** The folders that publish themselves; undefined where there are none. */
  readonly published: PublishedFolders | undefined;
}

/** The state of the store, and a check of it for damage; for admins. */
export function health({
  pages,
  inspector,
  housekeeping,
  backups,
  verification,
  tracker,
  published,
}: HealthParts) {
  return {
    show: async (request: Request, context: Context, call: Call<typeof SHOW_HEALTH>): Promise<Response> => {
      const frame = await pages.frame(request, context, call);
      const facts = await inspector.inspect();
      const swarms = tracker && { size: await tracker.swarms.size(), counts: tracker.listCounts() };
      const input = {
        facts,
        housekeeping: housekeeping.lastRun,
        check: inspector.lastCheck,
        backups: backups?.(),
        verification: verification?.(),
        swarms,
        published: published?.listFolders() ?? [],
      };
      return pages.respond((it) => healthPage(input, it), frame);
    },

    check: async (request: Request, context: Context, call: Call<typeof CHECK_HEALTH>): Promise<Response> => {
      await pages.takeForm(request, context, call);
      await inspector.check();
      return redirectTo(context, 'health', '#check');
    },
  };
}

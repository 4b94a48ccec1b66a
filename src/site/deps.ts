import type { Access } from '../access/access.ts';
import type { OidcSignIn } from '../access/oidc.ts';
import type { AuditStore } from '../events/audit.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Checker } from '../catalogue/checker.ts';
import type { Downloads } from '../catalogue/downloads.ts';
import type { HousekeepingRun, StoreInspector } from '../catalogue/inspection.ts';
import type { Moderation } from '../catalogue/moderate.ts';
import type { StatisticsStore } from '../catalogue/statistics.ts';
import type { Context } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import { createAddresses, within } from '../service/addresses.ts';
import { hereOf } from '../service/here.ts';
import type { Identity } from '../service/identity.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import type { Visitor } from '../service/visitor.ts';
import type { ShownSetting } from './admin/settings-view.ts';
import type { Frame } from './layout/frame.ts';
import { languageOf } from './layout/language.ts';
import type { Look } from './layout/look.ts';
import { LANGUAGES } from './messages/languages.ts';

/** What the handlers of the site work with. */
export interface SiteDeps {
  readonly catalogue: Catalogue;
  readonly checker: Checker;
  readonly moderation: Moderation;
  readonly access: Access;
  readonly audit: AuditStore;
  readonly statistics: StatisticsStore;
  readonly downloads: Downloads;
  readonly inspector: StoreInspector;
  readonly housekeeping: { readonly lastRun: HousekeepingRun | undefined };
  /** What the program goes by. */
  readonly settings: readonly ShownSetting[];
  readonly identity: Identity;
  readonly rateLimits: RateLimits;
  readonly assets: Assets;
  /** Where people may sign in without a token. */
  readonly oidc: OidcSignIn | undefined;
  /** The largest .torrent file that is taken, in bytes. */
  readonly uploadBytesMax: number;
  /** Whether the upload form asks for a token. */
  readonly uploads: 'token' | 'open';
  /** Whether reading takes a token. */
  readonly read: 'open' | 'token';
  /** How long a removed torrent can be restored. */
  readonly undoDays: number;
  readonly now: () => Date;
  readonly look: Look;
}

/** The frame of a page for the visitor who sent the request. Rejects like `Identity.visitor`. */
export async function visitorFrame(deps: SiteDeps, request: Request, context: Context): Promise<Frame> {
  return frameOf(deps, request, context, await deps.identity.visitor(request, context));
}

/** The frame of a page for a visitor, in their language and with the addresses by which they reached the service. */
export function frameOf(
  { assets, uploads, look }: Pick<SiteDeps, 'assets' | 'uploads' | 'look'>,
  request: Request,
  context: Pick<Context, 'base' | 'target'>,
  visitor: Visitor,
): Frame {
  const { base } = context;
  const language = languageOf(request, base);
  const { dir, messages, format } = LANGUAGES[language];
  return {
    look,
    needsToken: uploads === 'token',
    addresses: createAddresses(within(base)),
    publicAddresses: createAddresses(base),
    asset: assets.address,
    visitor,
    here: hereOf(request, context),
    language,
    dir,
    messages,
    format,
  };
}

import type { Catalogue } from '../catalogue/catalogue.ts';
import { createChecker } from '../catalogue/checker.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { STRANGER } from '../catalogue/actor.ts';
import { createAccess } from '../access/access.ts';
import { findOrCreateOwner } from '../access/owner-token.ts';
import { createLocalLimits } from '../access/limits.ts';
import { torrentRoutes } from '../api/torrent.ts';
import { torrentListRoutes } from '../api/torrents.ts';
import { uploadRoutes } from '../api/upload.ts';
import type { Config } from '../config/settings.ts';
import type { AuditActor } from '../events/audit.ts';
import { createHttpApp, type Fetch } from '../http/core.ts';
import { endpointRoutes } from '../service/endpoint-routes.ts';
import { API_PREFIX } from '../service/endpoints/prefix.ts';
import type { Identity } from '../service/identity.ts';
import { servedPaths } from '../service/mounts.ts';
import { createRateLimits } from '../service/rate-limits.ts';
import type { Visitor } from '../service/visitor.ts';
import { limitPolicies } from '../access/limit-settings.ts';
import { openLocalStore } from './local-store.ts';

/** The name of the token that owns what is published in the folder. */
const OWNER = 'command line';

/** The part of the API about torrents, over a data folder and for its operator, who may do everything. */
export interface OperatorApi {
  readonly fetch: Fetch;
  readonly catalogue: Pick<Catalogue, 'find' | 'getBytes'>;
  readonly visitor: Visitor;
  close(): Promise<void>;
}

/**
 * Opens the data folder, also while a server uses it. Who may use the folder needs no token, so every request is from the
 * operator. Tells `say` of a migration, and of an error that is not a refusal. With `publishes`, what is published belongs to a
 * token named "command line", which is made when it is missing.
 */
export async function openOperatorApi(
  config: Config,
  operator: AuditActor,
  say: (message: string) => void,
  { publishes = false }: { readonly publishes?: boolean } = {},
): Promise<OperatorApi> {
  const store = await openLocalStore(config, say);
  const now = () => new Date();
  const access = createAccess({ ...store, now });
  // Without an owner, what is published would count as an upload of a stranger.
  const owner = publishes ? (await findOrCreateOwner(access, OWNER, operator)).token : undefined;
  const checker = createChecker();
  const folders = servedPaths(config);
  const catalogue = createCatalogue({
    store: store.catalogue,
    blobs: store.blobs,
    now,
    folders,
    checker,
    undoDays: config.undoDays,
  });
  const visitor: Visitor = {
    actor: { ...STRANGER, ...operator, tokenId: owner?.id, changes: 'all' },
    role: 'admin',
    token: undefined,
    session: undefined,
    formToken: undefined,
  };
  const everyRequest = () => Promise.resolve(visitor);
  const identity: Identity = {
    visitor: everyRequest,
    stranger: () => visitor,
    anybody: everyRequest,
    publisher: everyRequest,
    require: everyRequest,
    unbanned: everyRequest,
  };
  const rateLimits = createRateLimits(createLocalLimits(limitPolicies(config), now));
  const answer = endpointRoutes({ identity, rateLimits, now });
  const log = { info() {}, warn() {}, error: (_fields: object, message: string) => say(message) };
  const fetch = createHttpApp({
    routes: [],
    rootRoutes: [],
    api: {
      prefix: API_PREFIX,
      routes: [
        ...torrentListRoutes(answer, catalogue, rateLimits),
        ...torrentRoutes(answer, catalogue, store.webSeeds),
        ...uploadRoutes(answer, { catalogue, rateLimits, uploadBytesMax: config.uploadBytesMax }),
      ],
    },
    origin: config.origin,
    prefix: config.prefix,
    trustedProxies: [],
    problemPage: ({ detail }) => detail,
    log,
  });
  const close = async (): Promise<void> => {
    await checker.close();
    await store.close();
  };
  return { fetch, catalogue, visitor, close };
}

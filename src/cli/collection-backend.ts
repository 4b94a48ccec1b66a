import { createAccess } from '../access/access.ts';
import { openLocalStore } from '../app/local-store.ts';
import { STRANGER, type Actor } from '../catalogue/actor.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { boundTo } from '../events/webhook.ts';
import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { createClient } from '../client/client.ts';
import type { Config } from '../config/settings.ts';
import { servedPaths } from '../service/mounts.ts';
import type { Sources } from '../catalogue/sources.ts';
import type { UploadRules } from '../catalogue/upload-rules.ts';
import type { CollectionBackend } from './collection.ts';
import { refusing, remoteAddress, remoteToken } from './remote.ts';
import type { Surroundings } from './surroundings.ts';
import { auditActorOf, checkFolder } from './with-access.ts';

/** Opens the data folder, calls `use` with its collections, and closes it again. Rejects with not_found without a folder. */
export async function withLocalBackend<Result>(
  config: Config,
  surroundings: Surroundings,
  use: (backend: CollectionBackend) => Promise<Result>,
): Promise<Result> {
  checkFolder(config);
  const store = await openLocalStore(config, surroundings.error);
  const now = () => new Date();
  const folders = servedPaths(config);
  const catalogue = createCatalogue({ store: store.catalogue, blobs: store.blobs, now, folders });
  const access = createAccess({ tokens: store.tokens, sessions: store.sessions, now });
  const actor: Actor = { ...STRANGER, ...auditActorOf(surroundings), changes: 'all' };
  const pathIn = (text: string): string => toCollection(trimSlashes(text));
  try {
    return await use({
      show: (path) => catalogue.getCollection(pathIn(path), actor),
      check: (path, rules) => catalogue.checkRetention(pathIn(path), rules, actor),
      edit: (path, edit) => catalogue.editCollection(pathIn(path), edit, actor),
      async move(from, to) {
        const moved = await catalogue.moveCollection(pathIn(from), to, actor);
        const bound = await access.listBoundTo(pathIn(from));
        return {
          ...moved,
          boundTokens: bound.map(({ id }) => id),
          boundNames: bound.map(({ name }) => name),
          boundWebhooks: boundTo(await store.webhooks.list(), pathIn(from)).map(({ id }) => id),
        };
      },
    });
  } finally {
    await store.close();
  }
}

/** The collections of the server at that address, with the token from the environment. Its refusals are AppErrors. */
export function createRemoteBackend(url: string, surroundings: Surroundings): CollectionBackend {
  const address = remoteAddress(url, '--server https://torrents.example/');
  const client = createClient({ url: address, token: remoteToken(address, surroundings) });
  return {
    show: (path) => refusing(client.showCollection({ collection: trimSlashes(path) })),
    edit: (path, { retention, uploads, sources, ...edit }) => {
      const rules = {
        ...(retention !== undefined && { retention: retention && [...retention] }),
        ...(uploads !== undefined && { uploads: uploads && writable(uploads) }),
        ...(sources !== undefined && { sources: sources && writableSources(sources) }),
      };
      return refusing(client.changeCollection({ collection: trimSlashes(path), ...edit, ...rules }));
    },
    check: (path, rules) => {
      const asked = rules === undefined ? {} : { retention: [...rules] };
      return refusing(client.checkRetention({ collection: trimSlashes(path), ...asked }));
    },
    move: (from, to) => refusing(client.changeCollection({ collection: trimSlashes(from), path: to })),
  };
}

function writable({ trackers, versions, ...limits }: UploadRules) {
  return { ...limits, trackers: trackers && [...trackers], versions: versions && [...versions] };
}

function writableSources({ trackers, webSeeds }: Sources) {
  return { trackers: trackers.map((tier) => [...tier]), webSeeds: [...webSeeds] };
}

import { createAccess } from '../access/access.ts';
import { STRANGER, type Actor } from '../catalogue/actor.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { createClient } from '../client/client.ts';
import { ProblemError } from '../client/problem-error.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { prefixesOf } from '../service/mounts.ts';
import { openSqliteStore } from '../stores/sqlite/open.ts';
import type { CollectionDesk } from './collection.ts';
import type { Surroundings } from './surroundings.ts';
import { auditActorOf, checkFolder } from './with-access.ts';

/** Opens the data folder, calls `use` with its collections, and closes it again. Rejects with not_found without a folder. */
export async function withLocalDesk<Result>(
  config: Config,
  surroundings: Surroundings,
  use: (desk: CollectionDesk) => Promise<Result>,
): Promise<Result> {
  checkFolder(config);
  const store = await openSqliteStore({ folder: config.data });
  const now = () => new Date();
  const folders = prefixesOf([...config.mount, ...config.logs]);
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
        return { ...moved, boundTokens: bound.map(({ id }) => id) };
      },
    });
  } finally {
    await store.close();
  }
}

/** The collections of the server at that address, with the token from the environment. Its refusals are AppErrors. */
export function createRemoteDesk(url: string, { env, readFile }: Surroundings): CollectionDesk {
  const file = env['TORRENTRY_TOKEN_FILE'];
  const token = env['TORRENTRY_TOKEN'] ?? (file === undefined ? undefined : readFile(file).trim());
  const client = createClient({ url: checkedAddress(url), token });
  return {
    show: (path) => refusing(client.showCollection({ collection: trimSlashes(path) })),
    edit: (path, { retention, ...edit }) => {
      const rules = retention === undefined ? {} : { retention: retention && [...retention] };
      return refusing(client.changeCollection({ collection: trimSlashes(path), ...edit, ...rules }));
    },
    check: (path, rules) => {
      const asked = rules === undefined ? {} : { retention: [...rules] };
      return refusing(client.checkRetention({ collection: trimSlashes(path), ...asked }));
    },
    move: (from, to) => refusing(client.changeCollection({ collection: trimSlashes(from), path: to })),
  };
}

function checkedAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
  throw new AppError('malformed', `Cannot use the server "${text}": it is not an address`, {
    hint: 'Give the address of its start page, as in --server https://torrents.example/',
  });
}

async function refusing<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      throw new AppError('unavailable', 'Cannot reach the server', { cause: error });
    }
    const { code = 'unavailable', message, hint } = error;
    throw new AppError(code === 'internal' ? 'unavailable' : code, message, {
      cause: error,
      ...(hint !== undefined && { hint }),
    });
  }
}

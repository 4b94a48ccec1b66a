import { resolve } from 'node:path';
import type { IssueInput } from '../access/access.ts';
import { createAccess } from '../access/access.ts';
import type { BanTerms } from '../access/ban.ts';
import { createBans } from '../access/bans.ts';
import { openLocalStore } from '../app/local-store.ts';
import { createClient } from '../client/client.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import type { Json } from '../service/endpoint.ts';
import { banJson, type BAN } from '../service/endpoints/moderation.ts';
import { tokenJson, type TOKEN } from '../service/token-json.ts';
import { refusing, remoteAddress, remoteToken } from './remote.ts';
import type { Surroundings } from './surroundings.ts';
import { auditActorOf, checkFolder } from './with-access.ts';

/** A token as the API shows it. */
export type ShownToken = Json<typeof TOKEN>;

/** A ban as the API shows it. */
export type ShownBan = Json<typeof BAN>;

/** Where the tokens and bans are: in a data folder, or behind a server. Its methods reject as the API refuses. */
export interface AccessBackend {
  /** The path of the folder, or the address of the server. */
  readonly place: string;
  /** `token` is the secret, which is shown this once. */
  createToken(input: IssueInput): Promise<ShownToken & { readonly token: string }>;
  listTokens(): Promise<readonly ShownToken[]>;
  revokeToken(id: number): Promise<ShownToken>;
  addBan(terms: BanTerms): Promise<ShownBan>;
  listBans(): Promise<readonly ShownBan[]>;
  removeBan(id: number): Promise<ShownBan>;
}

/** Opens the data folder, calls `use` with its tokens and bans, and closes it again. With `mayBeNew` it is made when it is missing. */
export async function withLocalAccess<Result>(
  config: Config,
  surroundings: Surroundings,
  use: (backend: AccessBackend) => Promise<Result>,
  { mayBeNew = false }: { readonly mayBeNew?: boolean } = {},
): Promise<Result> {
  if (!mayBeNew) checkFolder(config);
  const store = await openLocalStore(config, surroundings.error);
  const now = () => new Date();
  const actor = auditActorOf(surroundings);
  try {
    const access = createAccess({ tokens: store.tokens, sessions: store.sessions, now });
    const bans = createBans({ store: store.bans, changes: store.changes, now });
    return await use({
      place: resolve(config.data),
      async createToken(input) {
        const { token, secret } = await access.issue(input, actor);
        return { ...tokenJson(token), token: secret };
      },
      listTokens: async () => (await access.list()).map(tokenJson),
      revokeToken: async (id) => tokenJson(await access.revoke(id, actor)),
      addBan: async (terms) => banJson(await bans.add(terms, actor)),
      listBans: async () => (await bans.listAll()).map(banJson),
      removeBan: async (id) => banJson(await bans.remove(id, actor)),
    });
  } finally {
    await store.close();
  }
}

/** The tokens and bans of the server at that address, with the token from the environment or of a login. */
export function remoteAccess(url: string, surroundings: Surroundings): AccessBackend {
  const address = remoteAddress(url, '--server https://torrents.example/');
  const client = createClient({ url: address, token: remoteToken(address, surroundings) });
  const listTokens = async () => (await refusing(client.listTokens())).items;
  const listBans = async () => {
    const all: ShownBan[] = [];
    for (let before: number | null | undefined; before !== null;) {
      const page = await refusing(client.listBans(before === undefined ? {} : { before }));
      all.push(...page.items);
      before = page.next;
    }
    return all;
  };
  return {
    place: address,
    createToken: ({ expiresAt, ...input }) =>
      refusing(client.createToken({ ...input, expiresAt: expiresAt?.toISOString() })),
    listTokens,
    // The API says nothing of what is gone, so it is looked up before.
    async revokeToken(id) {
      const token = found(
        (await listTokens()).find((it) => it.id === id),
        'token',
        id,
      );
      await refusing(client.revokeToken({ id }));
      return { ...token, revokedAt: token.revokedAt ?? new Date().toISOString() };
    },
    addBan: ({ expiresAt, ...terms }) =>
      refusing(client.banAddresses({ ...terms, expiresAt: expiresAt?.toISOString() })),
    listBans,
    async removeBan(id) {
      const ban = found(
        (await listBans()).find((it) => it.id === id),
        'ban',
        id,
      );
      await refusing(client.removeBan({ id }));
      return ban;
    },
  };
}

function found<Item>(item: Item | undefined, what: 'token' | 'ban', id: number): Item {
  if (item !== undefined) return item;
  throw new AppError('not_found', `Cannot find the ${what} ${id}: there is none with that id`, {
    hint: `List them with: torrentry ${what} list`,
  });
}

import { LRUCache } from 'lru-cache';
import { hashSecret } from '../access/secrets.ts';
import { isLive } from '../access/token.ts';
import { mayRead, OPEN_AREA, type Viewer } from '../catalogue/areas.ts';
import type { AnnounceRefusal } from '../swarm/announce.ts';
import type { Gate, SwarmAccess } from '../swarm/gate.ts';
import { SWARM_HASH_BYTES } from '../swarm/hash-table.ts';
import type { Registry, StoredPasskey, TrackedTorrent } from './registry.ts';

/** Longer ones are no passkeys, and are not looked up. */
const PASSKEY_LENGTH_MAX = 100;
const PASSKEYS_CACHED_MAX = 10_000;

export interface CatalogueGateOptions {
  readonly registry: Registry;
  /** `catalogue`: only for what is published here. `open`: for all that is not blocked. */
  readonly mode: 'catalogue' | 'open';
  /** Whether reading here needs a token: then every torrent needs a passkey. */
  readonly read: 'open' | 'token';
  readonly now: () => number;
}

type Facts = Pick<CatalogueGateOptions, 'mode' | 'read'> & {
  readonly torrents: readonly TrackedTorrent[];
  readonly isBlocked: boolean;
};

/** Decides by what is published and blocked, and by whose passkey a client shows. */
export function createCatalogueGate({ registry, mode, read, now }: CatalogueGateOptions): Gate {
  const passkeys = new LRUCache<string, StoredPasskey>({ max: PASSKEYS_CACHED_MAX });
  let uses = new Map<number, number>();

  const findUser = async (passkey: string): Promise<(Viewer & { readonly tokenId: number }) | undefined> => {
    if (passkey.length > PASSKEY_LENGTH_MAX) return undefined;
    const stored = passkeys.get(passkey) ?? (await registry.findPasskey(hashSecret(passkey)));
    if (stored === undefined) return undefined;
    passkeys.set(passkey, stored);
    const at = new Date(now());
    const isGood = isLive(stored.passkey, at) && isLive(stored.user, at);
    if (isGood) uses.set(stored.passkey.id, at.getTime());
    return isGood ? { tokenId: stored.user.id, scope: stored.user.collection } : undefined;
  };

  const factsOf = async (hash: Uint8Array): Promise<Facts> => {
    const torrents = await registry.findTorrents(hash);
    const isBlocked = await registry.isBlocked([hash, ...torrents.flatMap(hashesOf)]);
    return { torrents, isBlocked, mode, read };
  };

  return {
    async admit({ hash, passkey }) {
      const user = passkey === undefined ? undefined : await findUser(passkey);
      if (passkey !== undefined && user === undefined) return 'unknown passkey';
      // Before anything is looked up: strangers learn nothing of what is here.
      if (read === 'token' && user === undefined) return 'no passkey';
      const facts = await factsOf(hash);
      const access = accessOf(facts);
      const refusal = refusalFor(facts, access, user);
      if (refusal !== undefined || access === 'closed') return refusal ?? 'unregistered';
      const { torrents } = facts;
      const twin = torrents.flatMap(hashesOf).find((other) => Buffer.compare(other, hash) !== 0);
      const completed = Math.max(0, ...torrents.map((torrent) => torrent.completed));
      const infohash = torrents[0]?.infohashV1 ?? torrents[0]?.infohashV2;
      return { access, twin, completed, infohash, userId: user?.tokenId };
    },
    accessOf: async (hash) => accessOf(await factsOf(hash)),
    takeUses() {
      const taken = uses;
      uses = new Map();
      return taken;
    },
    async takeChanged() {
      const changed = await registry.takeChanged();
      // A change may be the revocation of a passkey.
      passkeys.clear();
      const all = new Map<string, Uint8Array>();
      for (const hash of changed) {
        const torrents = await registry.findTorrents(hash);
        for (const each of [hash, ...torrents.flatMap(hashesOf)])
          all.set(Buffer.from(each).toString('latin1'), each);
      }
      return [...all.values()];
    },
  };
}

function accessOf({ mode, read, torrents, isBlocked }: Facts): SwarmAccess {
  if (isBlocked) return 'closed';
  const [first] = torrents;
  if (first === undefined) return mode === 'catalogue' ? 'closed' : read === 'token' ? 'guarded' : 'open';
  return read === 'open' && torrents.some(isForAll) ? 'open' : 'guarded';
}

function isForAll({ area, isPrivate }: TrackedTorrent): boolean {
  return area === OPEN_AREA && !isPrivate;
}

/**
 * Why a client may not enter; undefined when it may. That a torrent is in a private collection is not said to those who may not
 * read there.
 */
function refusalFor(
  { torrents, isBlocked, mode }: Facts,
  access: SwarmAccess,
  user: Viewer | undefined,
): AnnounceRefusal | undefined {
  if (isBlocked) return mode === 'open' ? 'blocked' : 'unregistered';
  if (access !== 'guarded') return access === 'open' ? undefined : 'unregistered';
  const viewer = user ?? { tokenId: undefined, scope: undefined };
  const isReadable = torrents.length === 0 || torrents.some((torrent) => mayRead(viewer, torrent));
  if (!isReadable) return 'unregistered';
  return user === undefined ? 'no passkey' : undefined;
}

function hashesOf({ infohashV1, infohashV2 }: TrackedTorrent): readonly Uint8Array[] {
  return [infohashV1, infohashV2?.subarray(0, SWARM_HASH_BYTES)].filter((hash) => hash !== undefined);
}

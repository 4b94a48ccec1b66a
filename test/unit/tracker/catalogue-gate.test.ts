import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../../src/access/secrets.ts';
import type { Token } from '../../../src/access/token.ts';
import { createCatalogueGate, type CatalogueGateOptions } from '../../../src/tracker/catalogue-gate.ts';
import type { StoredPasskey, TrackedTorrent } from '../../../src/tracker/registry.ts';
import { tokenOf } from '../../support/token.ts';

const HASH = new Uint8Array(20).fill(1);
const TWIN = new Uint8Array(32).fill(2);
const NOW = 1_000_000;

const PUBLIC: TrackedTorrent = {
  area: '',
  collection: 'a',
  isPrivate: false,
  infohashV1: HASH,
  infohashV2: TWIN,
  completed: 4,
};
const PRIVATE = { ...PUBLIC, isPrivate: true };
const SECRET = { ...PUBLIC, area: 'p', collection: 'p/deep' };

interface World extends Partial<Pick<CatalogueGateOptions, 'mode' | 'read'>> {
  readonly torrents?: readonly TrackedTorrent[];
  readonly blocked?: readonly Uint8Array[];
  readonly passkey?: Partial<Token>;
  readonly user?: Partial<Token>;
}

function gateOf({ torrents = [], blocked = [], passkey, user, mode = 'catalogue', read = 'open' }: World) {
  const stored: StoredPasskey = {
    passkey: tokenOf({ id: 8, kind: 'passkey', parentId: 7, ...passkey }),
    user: tokenOf(user),
  };
  const known = Buffer.from(hashSecret('good'));
  return createCatalogueGate({
    registry: {
      findTorrents: async () => torrents,
      isBlocked: async (hashes) =>
        hashes.some((hash) => blocked.some((each) => Buffer.compare(each, hash) === 0)),
      findPasskey: async (hash) => (known.equals(hash) ? stored : undefined),
      findBaseline: async () => undefined,
      takeChanged: async () => [],
    },
    mode,
    read,
    now: () => NOW,
  });
}

async function admit(world: World, passkey?: string) {
  const admission = await gateOf(world).admit({ hash: HASH, passkey });
  return typeof admission === 'string' ? admission : admission.access;
}

const OPEN = 'open' as const;

describe('a gate of the catalogue', () => {
  it.each<[string, World, string | undefined, string]>([
    ['a public torrent', { torrents: [PUBLIC] }, undefined, 'open'],
    ['a public torrent, with a passkey', { torrents: [PUBLIC] }, 'good', 'open'],
    ['a public torrent, with a wrong passkey', { torrents: [PUBLIC] }, 'bad', 'unknown passkey'],
    ['what is not published', {}, undefined, 'unregistered'],
    ['what is not published, in an open tracker', { mode: OPEN }, undefined, 'open'],
    ['a private torrent', { torrents: [PRIVATE] }, undefined, 'no passkey'],
    ['a private torrent, with a passkey', { torrents: [PRIVATE] }, 'good', 'guarded'],
    ['a private torrent, in an open tracker', { torrents: [PRIVATE], mode: OPEN }, undefined, 'no passkey'],
    ['a private collection', { torrents: [SECRET] }, undefined, 'unregistered'],
    ['a private collection, with a passkey', { torrents: [SECRET] }, 'good', 'guarded'],
    [
      'one outside of the scope',
      { torrents: [SECRET], user: { collection: 'q/**' } },
      'good',
      'unregistered',
    ],
    ['one within the scope', { torrents: [SECRET], user: { collection: 'p/**' } }, 'good', 'guarded'],
    ['what is public as well', { torrents: [SECRET, PUBLIC] }, undefined, 'open'],
    ['a block', { torrents: [PUBLIC], blocked: [HASH] }, undefined, 'unregistered'],
    [
      'a block of the other infohash',
      { torrents: [PUBLIC], blocked: [TWIN.subarray(0, 20)] },
      'good',
      'unregistered',
    ],
    ['a block, in an open tracker', { blocked: [HASH], mode: OPEN }, undefined, 'blocked'],
    ['a site that needs a token', { torrents: [PUBLIC], read: 'token' }, undefined, 'no passkey'],
    ['nothing on a site that needs a token', { read: 'token' }, undefined, 'no passkey'],
    ['a site that needs a token, with a passkey', { torrents: [PUBLIC], read: 'token' }, 'good', 'guarded'],
    [
      'a revoked passkey',
      { torrents: [PUBLIC], passkey: { revokedAt: new Date(1) } },
      'good',
      'unknown passkey',
    ],
    ['a revoked token', { torrents: [PUBLIC], user: { revokedAt: new Date(1) } }, 'good', 'unknown passkey'],
    [
      'an expired token',
      { torrents: [PUBLIC], user: { expiresAt: new Date(NOW) } },
      'good',
      'unknown passkey',
    ],
    ['a very long passkey', { torrents: [PUBLIC] }, 'good'.repeat(100), 'unknown passkey'],
  ])('answers for %s', async (_name, world, passkey, expected) => {
    expect(await admit(world, passkey)).toBe(expected);
  });

  it('says whose passkey it was, which swarm is of the same torrent, and what was completed', async () => {
    const gate = gateOf({ torrents: [PUBLIC] });
    expect(await gate.admit({ hash: HASH, passkey: 'good' })).toEqual({
      access: 'open',
      infohash: HASH,
      twin: TWIN.subarray(0, 20),
      completed: 4,
      userId: 7,
    });
    expect([...gate.takeUses()]).toEqual([[8, NOW]]);
    expect([...gate.takeUses()]).toEqual([]);
  });
});

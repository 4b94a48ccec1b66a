import { hashSecret } from '../../src/access/secrets.ts';
import type { Registry, TrackedTorrent } from '../../src/tracker/registry.ts';
import { tokenOf } from './token.ts';

/** The swarms of a catalogue that never changes: a private torrent, and a hybrid for all. */
export const GUARDED = new Uint8Array(20).fill(0xa1);
export const HYBRID = [new Uint8Array(20).fill(0xb1), new Uint8Array(20).fill(0xb2)] as const;

/** What opens the private torrent. */
export const PASSKEY = { id: 8, secret: 'good' } as const;

const TORRENT: TrackedTorrent = {
  area: '',
  collection: 'a',
  isPrivate: false,
  infohashV1: undefined,
  infohashV2: undefined,
  completed: 0,
};
const TORRENTS: readonly TrackedTorrent[] = [
  { ...TORRENT, isPrivate: true, infohashV1: GUARDED },
  { ...TORRENT, infohashV1: HYBRID[0], infohashV2: new Uint8Array([...HYBRID[1], ...new Uint8Array(12)]) },
];

/** Also for the thread of a tracker, which imports this module. */
export function openRegistry(): Registry {
  const known = Buffer.from(hashSecret(PASSKEY.secret));
  const user = tokenOf();
  const passkey = tokenOf({ id: PASSKEY.id, kind: 'passkey', parentId: user.id });
  return {
    findTorrents: async (hash) =>
      TORRENTS.filter(({ infohashV1, infohashV2 }) =>
        [infohashV1, infohashV2?.subarray(0, 20)].some(
          (each) => each !== undefined && Buffer.compare(each, hash) === 0,
        ),
      ),
    isBlocked: async () => false,
    findPasskey: async (hash) => (known.equals(hash) ? { passkey, user } : undefined),
    findBaseline: async () => undefined,
    takeChanged: async () => [],
  };
}

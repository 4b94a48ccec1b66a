import type { Announce, AnnounceRefusal, AnnounceReply } from './announce.ts';
import type { Registry } from './registry.ts';
import type { SwarmStore } from './store.ts';
import type { Swarms } from './swarms.ts';

/** A peer that has not announced for so many of its intervals is gone. */
const EXPIRY_MINUTES = 90;
/** All swarms are looked through once a minute, in slices that take less than a millisecond. */
const SWEEP_EVERY_MS = 20;
const SWEEP_PEERS = 2_000;
const MINUTE_MS = 60_000;

export interface LocalStoreOptions {
  readonly swarms: Swarms;
  readonly registry: Registry;
  readonly now: () => number;
}

/** Swarms in the memory of this thread. */
export interface LocalStore extends SwarmStore {
  /** The same as `announce` for one client, without waiting where the swarm is known. */
  announceOne(announce: Announce): AnnounceReply | AnnounceRefusal | Promise<AnnounceReply | AnnounceRefusal>;
  close(): void;
}

export function createLocalStore({ swarms, registry, now }: LocalStoreOptions): LocalStore {
  const minute = (): number => Math.floor(now() / MINUTE_MS);
  let sweptMinute = minute();
  const timer = setInterval(() => {
    if (sweptMinute === minute()) return;
    if (swarms.sweep(minute(), EXPIRY_MINUTES, SWEEP_PEERS)) sweptMinute = minute();
  }, SWEEP_EVERY_MS);
  timer.unref();

  const enter = (announce: Announce): AnnounceReply | AnnounceRefusal =>
    swarms.announce(announce, minute(), 0);
  const announceOne: LocalStore['announceOne'] = (announce) => {
    if (announce.event === 'stopped' || swarms.has(announce.hash)) return enter(announce);
    return registry
      .mayExist([announce.hash])
      .then(([isRegistered]) => (isRegistered === true ? enter(announce) : 'unregistered'));
  };
  return {
    announceOne,
    announce: (batch) => Promise.all(batch.map(announceOne)),
    async countsOf(hashes) {
      return hashes.map((hash) => swarms.countsOf(hash));
    },
    async end(hashes) {
      for (const hash of hashes) swarms.end(hash);
    },
    async takeChanges(max) {
      return swarms.takeChanges(max);
    },
    close: () => clearInterval(timer),
  };
}

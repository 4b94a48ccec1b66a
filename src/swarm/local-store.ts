import { NO_PEERS, type Announce, type AnnounceRefusal, type AnnounceReply } from './announce.ts';
import type { Baseline } from './credit.ts';
import type { FigureKey } from './figure-store.ts';
import type { Figures } from './figures.ts';
import type { Admission, Gate } from './gate.ts';
import type { SwarmStore } from './store.ts';
import type { Swarms } from './swarms.ts';
import { UserPlaces } from './user-places.ts';

/** A peer that has not announced for so many of its intervals is gone. */
const EXPIRY_MINUTES = 90;
/** All swarms are looked through once a minute, in slices that take less than a millisecond. */
const SWEEP_EVERY_MS = 20;
const SWEEP_PEERS = 2_000;
const MINUTE_MS = 60_000;
/** How long all swarms are known before the gate is asked about each again, should it have missed a change. */
const RECHECK_MINUTES = 10;
const RECHECKED_AT_ONCE = 50;

export interface LocalStoreOptions {
  readonly swarms: Swarms;
  readonly gate: Gate;
  readonly now: () => number;
  /** The ports at which no client may say that it listens. */
  readonly deniedPorts?: ReadonlySet<number>;
  /** What users transfer; undefined where that is not counted. */
  readonly figures?: UserFigures | undefined;
  /** How busy the thread is: a fraction. */
  readonly load: () => number;
}

/** What counts how much users transfer. */
export interface UserFigures {
  readonly figures: Figures;
  /** What is written down of a client; undefined for one that is not known. */
  findBaseline(key: FigureKey): Promise<Baseline | undefined>;
}

/** Swarms in the memory of this thread. */
export interface LocalStore extends SwarmStore {
  /** The same as `announce` for one client, without waiting where all may enter the swarm. */
  announceOne(announce: Announce): AnnounceReply | AnnounceRefusal | Promise<AnnounceReply | AnnounceRefusal>;
  /** Asks the gate what changed, and ends the swarms that are closed now, or need a passkey now. */
  refresh(): Promise<void>;
  /** The connections of other clients in browsers that are in a swarm, at random. A seeder gets those of leechers only. */
  sampleSockets(announce: Announce): readonly number[];
  close(): void;
}

export function createLocalStore({
  swarms,
  gate,
  now,
  deniedPorts = new Set(),
  figures: counted,
  load,
}: LocalStoreOptions): LocalStore {
  const minute = (): number => Math.floor(now() / MINUTE_MS);
  const places = new UserPlaces(EXPIRY_MINUTES);
  let sweptMinute = minute();
  let recheckedMinute = minute();
  let recheckFrom = 0;

  const enter = (announce: Announce): AnnounceReply | AnnounceRefusal =>
    swarms.announce(announce, minute(), load());

  /** After the client has entered or left, so that the others are those of now. */
  const count = async (announce: Announce, { userId, infohash }: Admission): Promise<void> => {
    const { hash, event, traffic, isSeeder } = announce;
    if (counted === undefined || userId === undefined || infohash === undefined || traffic === undefined)
      return;
    const key = counted.figures.keyOf(userId, infohash, announce);
    if (key === undefined) return;
    const stored = counted.figures.has(key) ? undefined : await counted.findBaseline(key);
    const leechers = swarms.torrentCountsOf(hash)?.leechers ?? 0;
    const isCounted = !isSeeder && event !== 'stopped';
    const others = leechers - (isCounted ? 1 : 0);
    const atSeconds = Math.floor(now() / 1000);
    counted.figures.note(key, { ...traffic, atSeconds, isSeeder, hadLeechers: others > 0, event }, stored);
  };

  const enterGuarded = async (announce: Announce): Promise<AnnounceReply | AnnounceRefusal> => {
    const { hash, identity, event } = announce;
    const admission = await gate.admit(announce);
    const isLeaving = event === 'stopped';
    if (typeof admission === 'string')
      return isLeaving ? swarms.emptyReply(announce, minute(), load()) : admission;
    const { userId } = admission;
    if (isLeaving) {
      const wasIn = userId === undefined || places.leave(userId, hash, identity);
      const reply = enter(announce);
      // Else those who have no place, of which a user has three, could claim transfers as well.
      if (wasIn) await count(announce, admission);
      return reply;
    }
    if (userId !== undefined && !places.enter(userId, hash, identity, minute())) return 'crowded user';
    if (!swarms.admit(hash, admission, minute())) return 'full';
    const reply = enter(announce);
    if (typeof reply !== 'string') await count(announce, admission);
    return reply;
  };

  const recheck = async (hash: Uint8Array): Promise<void> => {
    const before = swarms.accessOf(hash);
    if (before === undefined) return;
    const access = await gate.accessOf(hash);
    if (access === 'closed' || (access === 'guarded' && before === 'open')) swarms.end(hash);
    else if (access !== before) swarms.forgetAccess(hash);
  };

  const recheckSome = async (): Promise<void> => {
    const { hashes, next } = swarms.listHashes(recheckFrom, RECHECKED_AT_ONCE);
    recheckFrom = next ?? 0;
    if (next === undefined) recheckedMinute = minute();
    for (const hash of hashes) await recheck(hash);
  };

  const timer = setInterval(() => {
    if (sweptMinute !== minute() && swarms.sweep(minute(), EXPIRY_MINUTES, SWEEP_PEERS))
      sweptMinute = minute();
    // A registry that cannot be read now is asked again at the next turn.
    if (minute() - recheckedMinute >= RECHECK_MINUTES) recheckSome().catch(() => undefined);
  }, SWEEP_EVERY_MS);
  timer.unref();

  const announceOne: LocalStore['announceOne'] = (announce) => {
    if (deniedPorts.has(announce.port) && announce.event !== 'stopped') return 'port denied';
    const isOpen = announce.passkey === undefined && swarms.accessOf(announce.hash) === 'open';
    return isOpen ? enter(announce) : enterGuarded(announce);
  };
  return {
    announceOne,
    announce: (batch) => Promise.all(batch.map(async (announce) => announceOne(announce))),
    async countsOf(asked) {
      return Promise.all(
        asked.map(async ({ hash, passkey }) => {
          const isOpen = passkey === undefined && swarms.accessOf(hash) === 'open';
          const admission = isOpen ? undefined : await gate.admit({ hash, passkey });
          return typeof admission === 'string' ? NO_PEERS : swarms.countsOf(hash, admission?.completed);
        }),
      );
    },
    async torrentCounts(hashes) {
      return hashes.map((hash) => swarms.torrentCountsOf(hash));
    },
    takeUses: async () => gate.takeUses(),
    async size() {
      return { swarmCount: swarms.swarmCount, entryCount: swarms.entryCount, peerBytes: swarms.peerBytes };
    },
    async refresh() {
      for (const hash of await gate.takeChanged()) await recheck(hash);
    },
    async takeChanges(max) {
      return swarms.takeChanges(max);
    },
    async takeFigures(max) {
      return counted?.figures.takeChanges(max) ?? [];
    },
    sampleSockets: (announce) => swarms.sampleSockets(announce),
    close: () => clearInterval(timer),
  };
}

import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { State } from '../lib/state-memory.ts';
import { addressNumber, networkOf, parseRange } from './address-range.ts';
import type { Ban, BanPage, BanStore, BanTerms } from './ban.ts';

const REASON_LENGTH_MAX = 500;

/** How long it may take until this process knows of a ban that another one made, in ms. */
const KNOWN_MS = 2_000;

/** The bans of one instance. */
export interface Bans {
  /**
   * Bans a range; one of the same range gets the new reason and the new expiry. Takes effect with the next request, in other
   * processes within two seconds. Rejects with malformed for terms that are not valid or a range that is too wide, and with
   * conflict for one that the actor's own address or this machine is in.
   */
  add(terms: BanTerms, actor: AuditActor): Promise<Ban>;
  /** Takes effect as soon as `add`. Rejects with not_found. */
  remove(id: number, actor: AuditActor): Promise<Ban>;
  /** Those in effect, the newest first. */
  list(page: BanPage): Promise<readonly Ban[]>;
  /** All those in effect, the newest first. */
  listAll(): Promise<readonly Ban[]>;
  /** The ban that an address falls under; of several the one that lasts longest. Undefined for an address that is not known. */
  find(ip: string | undefined): Promise<Ban | undefined>;
  /** Deletes what has expired. Returns how many bans there were. */
  forgetExpired(): Promise<number>;
}

export interface BansParts {
  readonly store: BanStore;
  /** Changes whenever something is committed to the store, by any process; without it, every look-up may read the store. */
  readonly changes: State;
  readonly now: () => Date;
}

/** By the length of the prefix: the bans of that length, by their network. */
type Index = ReadonlyMap<number, ReadonlyMap<bigint, Ban>>;

interface Known {
  readonly index: Index;
  /** The state of the store before the bans were read. */
  readonly state: number | undefined;
}

/** Makes the bans. All of them are kept in memory, so that a request costs no statement of the database. */
export function createBans({ store, changes, now }: BansParts): Bans {
  let known: Promise<Known> | undefined;
  let checkedAtMs = 0;

  const read = async (): Promise<Known> => {
    const state = changes.number();
    return { index: indexOf(await listAll(store, now())), state };
  };

  /** What is known; read again when another process may have changed it. */
  const current = async (): Promise<Known> => {
    const atMs = now().getTime();
    const isOld = Math.abs(atMs - checkedAtMs) >= KNOWN_MS;
    if (isOld && known !== undefined) {
      const state = changes.number();
      const { state: before } = await known;
      if (state === undefined || state !== before) known = undefined;
    }
    if (isOld) checkedAtMs = atMs;
    known ??= read();
    // What failed is not kept: the next request reads again.
    known.catch(() => (known = undefined));
    return known;
  };

  const forget = <Result>(result: Result): Result => {
    known = undefined;
    return result;
  };

  return {
    async add(terms, actor) {
      checkBanTerms(terms, now());
      return forget(await store.addBan(terms, actor, now()));
    },
    remove: async (id, actor) => forget(await store.removeBan(id, actor, now())),
    list: (page) => store.listBans(page, now()),
    listAll: () => listAll(store, now()),
    async find(ip) {
      const address = addressNumber(ip);
      if (address === undefined) return undefined;
      const { index } = await current();
      let found: Ban | undefined;
      for (const [prefix, bans] of index) {
        const ban = bans.get(networkOf(address, prefix));
        if (ban !== undefined && endOf(ban) > now().getTime() && endOf(ban) > endOf(found)) found = ban;
      }
      return found;
    },
    forgetExpired: () => store.forgetExpiredBans(now()),
  };
}

const PAGE_SIZE = 1_000;

async function listAll(store: BanStore, now: Date): Promise<readonly Ban[]> {
  const all: Ban[] = [];
  for (;;) {
    const page = await store.listBans({ limit: PAGE_SIZE, before: all.at(-1)?.id }, now);
    all.push(...page);
    if (page.length < PAGE_SIZE) return all;
  }
}

function indexOf(bans: readonly Ban[]): Index {
  const index = new Map<number, Map<bigint, Ban>>();
  for (const ban of bans) {
    const { network, prefix } = parseRange(ban.range);
    const ofLength = index.get(prefix) ?? new Map<bigint, Ban>();
    index.set(prefix, ofLength.set(network, ban));
  }
  return index;
}

/** When a ban ends, in ms; none has ended at all times. */
function endOf(ban: Ban | undefined): number {
  if (ban === undefined) return Number.NEGATIVE_INFINITY;
  return ban.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Throws malformed for a reason that is empty, longer than 500 characters or not one line of text. */
export function checkBanReason(reason: string): void {
  const isValid =
    reason.trim() !== '' && reason.length <= REASON_LENGTH_MAX && !/[\p{Cc}\p{Cs}]/u.test(reason);
  if (isValid) return;
  throw new AppError('malformed', `Cannot ban for the reason "${reason.slice(0, 100)}"`, {
    hint: `Write a reason of 1 to ${REASON_LENGTH_MAX} characters in one line. Who is banned reads it.`,
  });
}

/** Throws malformed for a time that is past or not valid. */
export function checkBanExpiry(expiresAt: Date | undefined, now: Date): void {
  if (expiresAt === undefined || expiresAt > now) return;
  const when = Number.isNaN(expiresAt.getTime()) ? 'an invalid time' : expiresAt.toISOString();
  throw new AppError('malformed', `Cannot ban until ${when}: it is ${now.toISOString()}`, {
    hint: 'Choose a time in the future, or none for a ban that stays until it is removed.',
  });
}

function checkBanTerms({ range, reason, expiresAt }: BanTerms, now: Date): void {
  parseRange(range);
  checkBanReason(reason);
  checkBanExpiry(expiresAt, now);
}

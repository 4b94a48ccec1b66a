import type { AuditActor, AuditFacts } from '../events/audit.ts';
import type { Apply, Plan } from '../events/plan.ts';
import { AppError } from '../errors.ts';
import { addressNumber, formatRange, isInRange, isLoopback, parseRange } from './address-range.ts';
import type { Ban, BanTerms } from './ban.ts';

/** One change of bans. A store applies it without deciding anything. */
export type BanChange =
  | { readonly kind: 'insertBan'; readonly ban: Ban }
  | { readonly kind: 'updateBan'; readonly ban: Ban }
  | { readonly kind: 'deleteBan'; readonly id: number };

/** What the changes need to know. Call it in the transaction of the change. */
export interface BanLoader {
  findBan(id: number): Ban | undefined;
  findBanOf(range: string): Ban | undefined;
  countBans(): number;
  nextId(kind: 'ban'): number;
}

/** All changes of bans that need a decision. Each throws what the method of `BanStore` rejects with. */
export interface BanChanges {
  addBan(terms: BanTerms, actor: AuditActor, now: Date): Ban;
  removeBan(id: number, actor: AuditActor, now: Date): Ban;
}

/** Every process keeps all bans in memory. */
const BANS_MAX = 10_000;

/** Makes the changes for a store whose loads and applies are synchronous. */
export function createBanChanges(load: BanLoader, apply: Apply<BanChange>): BanChanges {
  return {
    addBan(terms, actor, now) {
      const range = formatRange(parseRange(terms.range));
      checkHurtsOthers(range, actor);
      const existing = load.findBanOf(range);
      if (existing === undefined) checkRoom(load.countBans());
      const ban: Ban = {
        id: existing?.id ?? load.nextId('ban'),
        range,
        reason: terms.reason.trim(),
        at: now,
        expiresAt: terms.expiresAt,
        byId: actor.tokenId,
        byName: actor.name,
      };
      return apply(existing === undefined ? planBan(ban) : planChange(existing, ban), actor, now);
    },
    removeBan: (id, actor, now) => apply(planRemoval(id, load.findBan(id)), actor, now),
  };
}

function planBan(ban: Ban): Plan<BanChange, Ban> {
  return {
    result: ban,
    changes: [{ kind: 'insertBan', ban }],
    notes: [{ action: 'ban.add', object: objectOf(ban), after: factsOf(ban) }],
  };
}

function planChange(before: Ban, after: Ban): Plan<BanChange, Ban> {
  return {
    result: after,
    changes: [{ kind: 'updateBan', ban: after }],
    notes: [{ action: 'ban.edit', object: objectOf(after), before: factsOf(before), after: factsOf(after) }],
  };
}

function planRemoval(id: number, ban: Ban | undefined): Plan<BanChange, Ban> {
  if (ban === undefined) throw new AppError('not_found', `Cannot remove ban ${id}: it does not exist`);
  return {
    result: ban,
    changes: [{ kind: 'deleteBan', id }],
    notes: [{ action: 'ban.remove', object: objectOf(ban), before: factsOf(ban) }],
  };
}

/** Behind a proxy that is not trusted, every visitor has its address, and the operator too. */
function checkHurtsOthers(text: string, { ip }: AuditActor): void {
  const range = parseRange(text);
  const own = addressNumber(ip);
  if (own !== undefined && isInRange(own, range)) {
    throw new AppError('conflict', `Cannot ban ${text}: your own address, ${ip}, is in it`, {
      hint: 'Ban a smaller range. If all visitors seem to have this address, name your reverse proxy as a trusted one.',
    });
  }
  if (!isLoopback(range)) return;
  throw new AppError('conflict', `Cannot ban ${text}: it is this machine itself`, {
    hint: 'If visitors seem to have this address, name your reverse proxy as a trusted one.',
  });
}

function checkRoom(count: number): void {
  if (count < BANS_MAX) return;
  throw new AppError('conflict', `Cannot add a ban: there are ${BANS_MAX} already`, {
    hint: 'Ban a range in place of its addresses, or remove bans that are not needed.',
  });
}

function objectOf({ range }: Ban): string {
  return `ban ${range}`;
}

function factsOf({ reason, expiresAt }: Ban): AuditFacts {
  return { reason, expiresAt: expiresAt?.toISOString() ?? null };
}

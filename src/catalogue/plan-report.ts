import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { maySee, moderates, type Actor } from './actor.ts';
import type { ReportFacts, SettlementFacts } from './facts.ts';
import type { ReportKind, ReportOutcome } from './moderation.ts';
import { planBlock } from './plan-block.ts';
import { NOTHING } from './holdings.ts';
import { planEdit } from './plan-edit.ts';
import { planRemoval } from './plan-removal.ts';
import { inOrder, NO_STEPS, type Plan, type Steps } from './plan.ts';
import { checkPreconditions, checkSeen, type Preconditions } from './preconditions.ts';
import type { RemovalInput } from './removal.ts';
import { canonicalInfohash, infohashesOf, type Torrent } from './torrent.ts';
import { reportValidatorOf } from './validator.ts';

const OPEN_MAX = 100;

export interface ReportRequest {
  readonly infohash: Infohash;
  readonly kind: ReportKind;
  readonly text: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** Plans a report. Throws what `ModerationStore.report` rejects with. */
export function planReport(request: ReportRequest, facts: ReportFacts): Plan<{ readonly id: number }> {
  const { infohash, kind, text, actor, now } = request;
  const { torrent, openCount, newId: id } = facts;
  if (torrent === undefined || torrent.state === 'removed' || !maySee(actor, torrent)) {
    throw new AppError('not_found', `Cannot report ${infohash}: it is not published here`);
  }
  checkRoom(openCount);
  const report = { id, torrentId: torrent.id, kind, text, reporterId: actor.tokenId, at: now };
  return {
    result: { id },
    changes: [{ kind: 'insertReport', report }],
    notes: [{ action: 'torrent.report', object: canonicalInfohash(torrent), after: { report: id, kind } }],
  };
}

export interface SettlementRequest {
  readonly id: number;
  readonly outcome: ReportOutcome;
  readonly actor: Actor;
  readonly now: Date;
  readonly measures: RemovalInput;
  readonly conditions: Preconditions;
}

/** Plans the end of all reports of a torrent. Throws what `ModerationStore.settleReport` rejects with. */
export function planSettlement(request: SettlementRequest, facts: SettlementFacts): Plan<void> {
  const { id, outcome, actor, now, measures, conditions } = request;
  const { torrent, openCount, newestId, blocks } = facts;
  if (torrent === undefined || !moderates(actor, torrent)) {
    throw new AppError('not_found', `Cannot settle report ${id}: no such report is open`);
  }
  const version = reportValidatorOf(torrent, newestId);
  checkPreconditions(conditions, [version]);
  checkSeen(conditions, version, [torrent]);
  const infohashes = infohashesOf(torrent);
  const block =
    measures.block === true ? planBlock(infohashes, measures.reason ?? '', blocks, actor, now) : NO_STEPS;
  const settled: Steps = {
    changes: [{ kind: 'settleReports', torrentId: torrent.id, outcome, byId: actor.tokenId, at: now }],
    notes: [
      {
        action: 'report.settle',
        object: `report ${id}`,
        after: { outcome, torrent: canonicalInfohash(torrent), reports: openCount },
      },
    ],
  };
  return { result: undefined, ...inOrder(block, planMeasures(torrent, request, facts), settled) };
}

/** The steps that hide or remove the torrent by the outcome, unless it is hidden or removed already. */
function planMeasures(torrent: Torrent, request: SettlementRequest, { at, blocks }: SettlementFacts): Steps {
  const { outcome, actor, now, measures } = request;
  const { reason, status } = measures;
  if (torrent.state === 'removed' || torrent.state === outcome) return NO_STEPS;
  // No picture is added, so nothing has to have room.
  const target = { torrent, removal: undefined, occupant: undefined, holdings: NOTHING };
  const common = { address: { infohash: canonicalInfohash(torrent) }, actor, conditions: {}, now };
  switch (outcome) {
    case 'dismissed':
      return NO_STEPS;
    case 'hidden':
      return planEdit({ ...common, edit: { state: 'hidden', stateReason: reason } }, { ...target, at });
    case 'removed':
      return planRemoval({ ...common, removal: { reason, status } }, { ...target, blocks });
  }
}

function checkRoom(openCount: number): void {
  if (openCount < OPEN_MAX) return;
  throw new AppError('conflict', `Cannot report this torrent: ${OPEN_MAX} reports of it are open already`, {
    hint: 'The moderators know about this torrent. Try again in a few days.',
  });
}

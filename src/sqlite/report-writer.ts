import { maySee, moderates, type Actor } from '../catalogue/actor.ts';
import type { ReportKind, ReportOutcome } from '../catalogue/moderation.ts';
import type { RemovalInput } from '../catalogue/store.ts';
import { canonicalInfohash, infohashesOf, type Torrent } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { createAuditWriter } from './audit.ts';
import { createBlockWriter } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createEdit } from './edit.ts';
import { createFinder } from './find.ts';
import { createRemove } from './remove.ts';
import { createReportReader } from './reports.ts';

const OPEN_MAX = 100;

export interface ReportWriter {
  report(
    infohash: Infohash,
    kind: ReportKind,
    text: string,
    actor: Actor,
    now: Date,
  ): { readonly id: number };
  settle(id: number, outcome: ReportOutcome, actor: Actor, now: Date, measures?: RemovalInput): void;
}

/** Prepares the changes of reports, to be called inside a transaction. They throw what `ModerationStore` says. */
export function createReportWriter(connection: Connection): ReportWriter {
  const finder = createFinder(connection);
  const reader = createReportReader(connection);
  const bringAbout = createBringAbout(connection);
  const blocks = createBlockWriter(connection);
  const write = createAuditWriter(connection);
  const countOpen = connection
    .prepare<[number], number>('SELECT count(*) FROM reports WHERE torrent_id = ? AND settled_at IS NULL')
    .pluck();
  const insert = connection.prepare(
    'INSERT INTO reports (torrent_id, kind, text, reporter_id, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const settle = connection.prepare(`
    UPDATE reports SET settled_at = ?, settled_by = ?, outcome = ? WHERE torrent_id = ? AND settled_at IS NULL`);
  return {
    report(infohash, kind, text, actor, now) {
      const torrent = finder.find({ infohash });
      if (torrent === undefined || torrent.state === 'removed' || !maySee(actor, torrent)) {
        throw new AppError('not_found', `Cannot report ${infohash}: it is not there`);
      }
      checkRoom(countOpen.get(torrent.id) ?? 0);
      const { lastInsertRowid } = insert.run(torrent.id, kind, text, actor.tokenId ?? null, now.getTime());
      const id = Number(lastInsertRowid);
      const after = { report: id, kind };
      write({ action: 'torrent.report', object: canonicalInfohash(torrent), after }, actor, now);
      return { id };
    },
    settle(id, outcome, actor, now, measures = {}) {
      const torrent = reader.find(id)?.torrent;
      if (torrent === undefined || !moderates(actor, torrent)) {
        throw new AppError('not_found', `Cannot settle report ${id}: no such report is open`);
      }
      if (measures.block === true) blocks.block(infohashesOf(torrent), measures.reason ?? '', actor, now);
      bringAbout(torrent, outcome, measures, actor, now);
      const { changes } = settle.run(now.getTime(), actor.tokenId ?? null, outcome, torrent.id);
      const after = { outcome, torrent: canonicalInfohash(torrent), reports: changes };
      write({ action: 'report.settle', object: `report ${id}`, after }, actor, now);
    },
  };
}

/** Prepares what makes the outcome of a report true, unless it is so already. */
function createBringAbout(connection: Connection) {
  const edit = createEdit(connection);
  const remove = createRemove(connection);
  return (
    torrent: Torrent,
    outcome: ReportOutcome,
    { reason, status }: RemovalInput,
    actor: Actor,
    now: Date,
  ): void => {
    const address = { infohash: canonicalInfohash(torrent) };
    if (torrent.state === 'removed' || torrent.state === outcome) return;
    if (outcome === 'hidden') edit(address, { state: 'hidden', stateReason: reason }, actor, {}, now);
    if (outcome === 'removed') remove(address, actor, {}, now, { reason, status });
  };
}

function checkRoom(openCount: number): void {
  if (openCount < OPEN_MAX) return;
  throw new AppError('conflict', `Cannot report this torrent: ${OPEN_MAX} reports of it wait already`, {
    hint: 'Moderators know of it. Try again in some days.',
  });
}

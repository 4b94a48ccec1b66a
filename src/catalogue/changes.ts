import { hash } from 'node:crypto';
import { AppError } from '../errors.ts';
import { SERVER } from '../events/audit.ts';
import type { NewEvent } from '../events/event.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { TorrentEdit } from './edit.ts';
import { eventsOf } from './events-of.ts';
import type { CollectionSettings, SettingsEdit } from './collection-settings.ts';
import type { Loader } from './load.ts';
import type { ReportKind, ReportOutcome } from './moderation.ts';
import type { NewPicture, ReadmePicture } from './picture.ts';
import { planBlock, planUnblock } from './plan-block.ts';
import { planEdit } from './plan-edit.ts';
import { planExpiry } from './plan-expiry.ts';
import { planMove, type CollectionMove } from './plan-move.ts';
import { planPublication } from './plan-publication.ts';
import { planPublisher, planPublisherRemoval, planVerification } from './plan-publisher.ts';
import { planPurge, planRemoval, planRestoration } from './plan-removal.ts';
import { planReadme, planReadmeRemoval, type ReadmeChange } from './plan-readme.ts';
import { planSettings } from './plan-settings.ts';
import { planReadmePicture, planReadmePictureRemoval } from './plan-readme-picture.ts';
import { planRetention } from './plan-retention.ts';
import { planStreamed, withNumber } from './plan-stream.ts';
import { planReport, planSettlement } from './plan-report.ts';
import type { Apply, Change } from './plan.ts';
import type { Preconditions } from './preconditions.ts';
import type { Publisher, PublisherDraft } from './publisher.ts';
import type { Readme } from './readme.ts';
import type { DatedDraft, ManyResults, Publication, TorrentAddress } from './store.ts';
import type { RemovalInput } from './removal.ts';
import type { RetentionBatch } from './retention.ts';
import type { TorrentDraft } from './draft.ts';
import type { Torrent } from './torrent.ts';

/**
 * All changes of the catalogue: load, decide, apply. Call them inside a transaction. Each throws what the method of
 * `CatalogueStore` or `ModerationStore` with the same name rejects with.
 */
export interface CatalogueChanges {
  publish(draft: TorrentDraft, actor: Actor, conditions: Preconditions, now: Date): Publication;
  publishMany(drafts: readonly DatedDraft[], actor: Actor, conditions: Preconditions): ManyResults;
  remove(
    address: TorrentAddress,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
    removal?: RemovalInput,
  ): Torrent;
  restore(
    infohash: Infohash,
    actor: Actor,
    now: Date,
    removedSince?: Date,
    conditions?: Preconditions,
  ): Torrent;
  edit(
    address: TorrentAddress,
    edit: TorrentEdit,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Torrent;
  purge(removedBefore: Date, limit: number, now: Date): number;
  removeExpired(limit: number, now: Date): number;
  removeByRetention(batch: RetentionBatch, now: Date): number;
  putReadme(
    collection: string,
    text: string,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): ReadmeChange;
  removeReadme(collection: string, actor: Actor, conditions: Preconditions, now: Date): Readme;
  editSettings(
    collection: string,
    edit: SettingsEdit,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): CollectionSettings;
  moveCollection(
    from: string,
    to: string,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): CollectionMove;
  putPublisher(draft: PublisherDraft, actor: Actor, now: Date): Publisher;
  removePublisher(slug: string, actor: Actor, now: Date): Publisher;
  verifyPublisher(slug: string, verified: boolean, actor: Actor, now: Date): Publisher;
  putReadmePicture(
    collection: string,
    picture: NewPicture,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): ReadmePicture;
  removeReadmePicture(
    collection: string,
    name: string,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): ReadmePicture;
  block(infohashes: readonly Infohash[], reason: string, actor: Actor, now: Date): void;
  unblock(infohash: Infohash, actor: Actor, now: Date): void;
  report(
    infohash: Infohash,
    kind: ReportKind,
    text: string,
    actor: Actor,
    now: Date,
  ): { readonly id: number };
  settleReport(
    id: number,
    outcome: ReportOutcome,
    actor: Actor,
    now: Date,
    measures?: RemovalInput,
    conditions?: Preconditions,
  ): void;
}

/** Throws unauthorized for an actor whose token was revoked or expired since the request began. */
export type Admit = (actor: Actor, now: Date) => void;

/**
 * Makes the changes for a store whose loads and applies are synchronous. Each calls `admit` first, and applies its events
 * with its other changes.
 */
export function createChanges(load: Loader, applyPlan: Apply, admit: Admit): CatalogueChanges {
  const apply: Apply = (plan, actor, now) =>
    applyPlan({ ...plan, changes: [...plan.changes, ...eventsOf(plan.changes).map(addEvent)] }, actor, now);
  const changes: CatalogueChanges = {
    publish(draft, actor, conditions, now) {
      admit(actor, now);
      checkBytes(draft);
      if (draft.isNumbered === true) {
        const stream = load.stream(draft);
        const numbered = withNumber(draft, stream);
        const request = { draft: numbered, actor, conditions, now };
        return apply(planStreamed(request, load.publication(numbered, actor), stream), actor, now);
      }
      const facts = load.publication(draft, actor);
      return apply(planPublication({ draft, actor, conditions, now }, facts), actor, now);
    },
    // A refusal is thrown before anything is applied, so it leaves nothing behind.
    publishMany: (drafts, actor, conditions) =>
      drafts.map(({ draft, at }) => {
        try {
          const { outcome, torrent } = changes.publish(draft, actor, conditions, at);
          return { outcome, collection: torrent.collection, fileName: torrent.fileName };
        } catch (error) {
          if (error instanceof AppError) return error;
          throw error;
        }
      }),
    remove(address, actor, conditions, now, removal = {}) {
      admit(actor, now);
      const plan = planRemoval({ address, actor, conditions, now, removal }, load.removal(address, actor));
      return apply(plan, actor, now);
    },
    restore(infohash, actor, now, removedSince, conditions = {}) {
      admit(actor, now);
      const facts = load.restoration(infohash, actor);
      const request = { infohash, actor, now, removedSince, conditions };
      return apply(planRestoration(request, facts), actor, now);
    },
    edit(address, edit, actor, conditions, now) {
      admit(actor, now);
      const plan = planEdit({ address, edit, actor, conditions, now }, load.edit(address, edit, actor));
      return apply(plan, actor, now);
    },
    purge: (removedBefore, limit, now) => apply(planPurge(load.purge(removedBefore, limit)), SERVER, now),
    removeExpired: (limit, now) => apply(planExpiry(load.expired(now, limit), now), SERVER, now),
    removeByRetention(batch, now) {
      const facts = { ...load.retention(batch), collection: batch.collection };
      return apply(planRetention(facts, now), SERVER, now);
    },
    putReadme(collection, text, actor, conditions, now) {
      admit(actor, now);
      const request = { collection, text, actor, conditions, now };
      return apply(planReadme(request, load.readme(collection, actor)), actor, now);
    },
    removeReadme(collection, actor, conditions, now) {
      admit(actor, now);
      const request = { collection, actor, conditions };
      return apply(planReadmeRemoval(request, load.readme(collection, actor)), actor, now);
    },
    putPublisher(draft, actor, now) {
      admit(actor, now);
      return apply(planPublisher(draft, actor, load.publisher(draft, actor), now), actor, now);
    },
    removePublisher(slug, actor, now) {
      admit(actor, now);
      const facts = { publisher: load.findPublisher(slug) };
      return apply(planPublisherRemoval(slug, actor, facts), actor, now);
    },
    verifyPublisher(slug, verified, actor, now) {
      admit(actor, now);
      const facts = { publisher: load.findPublisher(slug) };
      return apply(planVerification(slug, verified, actor, facts, now), actor, now);
    },
    putReadmePicture(collection, picture, actor, conditions, now) {
      admit(actor, now);
      const request = { collection, picture, actor, conditions };
      return apply(planReadmePicture(request, load.readme(collection, actor)), actor, now);
    },
    removeReadmePicture(collection, name, actor, conditions, now) {
      admit(actor, now);
      const request = { collection, name, actor, conditions };
      return apply(planReadmePictureRemoval(request, load.readme(collection, actor)), actor, now);
    },
    editSettings(collection, edit, actor, conditions, now) {
      admit(actor, now);
      const request = { collection, edit, actor, conditions };
      return apply(planSettings(request, load.settings(collection, edit)), actor, now);
    },
    moveCollection(from, to, actor, conditions, now) {
      admit(actor, now);
      return apply(planMove({ from, to, actor, conditions }, load.move(from, to)), actor, now);
    },
    block(infohashes, reason, actor, now) {
      admit(actor, now);
      apply(planBlock(infohashes, reason, load.blocks(infohashes), actor, now), actor, now);
    },
    unblock(infohash, actor, now) {
      admit(actor, now);
      apply(planUnblock(infohash, load.blocks([infohash])), actor, now);
    },
    report(infohash, kind, text, actor, now) {
      admit(actor, now);
      const plan = planReport({ infohash, kind, text, actor, now }, load.report(infohash, actor));
      return apply(plan, actor, now);
    },
    settleReport(id, outcome, actor, now, measures = {}, conditions = {}) {
      admit(actor, now);
      const request = { id, outcome, actor, now, measures, conditions };
      apply(planSettlement(request, load.settlement(id)), actor, now);
    },
  };
  return changes;
}

function addEvent(event: NewEvent): Change {
  return { kind: 'addEvent', event };
}

/** Guards against bytes that a bug changed on their way to the store. */
function checkBytes({ bytes, sha256, fileName }: TorrentDraft): void {
  if (hash('sha256', bytes) === sha256) return;
  throw new Error(`Cannot publish "${fileName}": its bytes do not have the SHA-256 ${sha256}`);
}

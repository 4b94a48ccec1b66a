import { admitBy } from '../../../access/token.ts';
import { createChanges, type CatalogueChanges } from '../../../catalogue/changes.ts';
import { createLoader } from '../../../catalogue/load.ts';
import type { ManyResults } from '../../../catalogue/store.ts';
import type { AppError } from '../../../errors.ts';
import { toWire, type WireError } from '../../../lib/wire-error.ts';
import type { TorrentDownloads } from '../../../catalogue/statistics.ts';
import type { EventPosition } from '../../../events/event.ts';
import { createApply } from '../../../events/plan.ts';
import type { Signal } from '../../../events/signal.ts';
import { createAccessOperations, type AccessOperations } from '../access/access-operations.ts';
import { createChangeWriter } from '../torrents/change-writer.ts';
import { createBanOperations, type BanOperations } from '../bans/ban-writer.ts';
import { createAuditWriter } from '../audit/audit.ts';
import type { Connection } from '../database/connection.ts';
import { createEventTrimmer, createReaderWriter } from '../events/event-writer.ts';
import { createAddDownloads } from '../statistics/download-days.ts';
import { createFigureOperations, type FigureOperations } from '../figures/figure-writer.ts';
import { createLookups } from '../torrents/lookups.ts';
import { createNextId } from '../database/next-id.ts';
import { shrink } from '../database/shrink.ts';
import { createTokenReader } from '../access/tokens.ts';
import { createSeedersLister } from '../swarms/seeders-lister.ts';
import { createScrapeOperations, type ScrapeOperations } from '../swarms/scrape-writer.ts';
import { createSwarmOperations, type SwarmOperations } from '../swarms/swarm-writer.ts';
import {
  createVerificationOperations,
  type VerificationOperations,
} from '../verification/verification-writer.ts';
import { createWebSeedOperations, type WebSeedOperations } from '../seed-tests/web-seed-writer.ts';
import { createWebhookOperations, type WebhookOperations } from '../webhooks/webhook-writer.ts';

/** The operations of the writer. Each is a unit that runs inside a transaction. */
export interface Operations
  extends
    Omit<CatalogueChanges, 'publishMany'>,
    AccessOperations,
    BanOperations,
    SwarmOperations,
    FigureOperations,
    ScrapeOperations,
    VerificationOperations,
    WebSeedOperations,
    WebhookOperations {
  /** That of `CatalogueChanges`, with refusals that can be posted to another thread. */
  publishMany(
    ...args: Parameters<CatalogueChanges['publishMany']>
  ): readonly (Exclude<ManyResults[number], AppError> | WireError)[];
  /** Returns free pages to the file system, and gives the number of those that are left. */
  shrink(bytesMax: number): number;
  /** Deletes the oldest events, and gives how many there were. */
  trimEvents(before: Date, keepMax: number, limit: number): number;
  saveEventReader(name: string, position: EventPosition): void;
  addDownloads(downloads: readonly TorrentDownloads[]): void;
  /** Writes data that is already there, to test whether the disk accepts writes. */
  probe(): void;
}

export type OperationName = keyof Operations;

export interface OperationParts {
  /** That of `createWordWriter`. */
  readonly writeWords: () => void;
  /** Sent after each rollback. */
  readonly rolledBack: Pick<Signal, 'subscribe'>;
}

/** Prepares all operations once for a connection. */
export function createOperations(
  connection: Connection,
  { writeWords, rolledBack }: OperationParts,
): Operations {
  const writeNote = createAuditWriter(connection);
  const nextId = createNextId(connection);
  const tokens = createTokenReader(connection);
  const lookups = createLookups(connection, nextId);
  const { findById, findArea } = lookups;
  const listSeeders = createSeedersLister(connection);
  const changes = createChanges(
    createLoader(lookups),
    createApply(createChangeWriter(connection, { findById, findArea, writeWords, rolledBack }), writeNote),
    admitBy(tokens.find),
  );
  return {
    ...changes,
    publishMany: (...args) =>
      changes.publishMany(...args).map((result) => ('outcome' in result ? result : toWire(result))),
    ...createAccessOperations(connection, tokens, writeNote, nextId),
    ...createBanOperations(connection, writeNote, nextId),
    shrink: (bytesMax) => shrink(connection, bytesMax),
    ...createSwarmOperations(connection, listSeeders),
    ...createFigureOperations(connection),
    ...createScrapeOperations(connection, listSeeders),
    ...createVerificationOperations(connection, writeNote),
    ...createWebSeedOperations(connection),
    ...createWebhookOperations(connection, writeNote, nextId),
    saveEventReader: createReaderWriter(connection),
    trimEvents: createEventTrimmer(connection),
    addDownloads: createAddDownloads(connection),
    probe() {
      const version = Number(connection.pragma('user_version', { simple: true }));
      connection.pragma(`user_version = ${version}`);
    },
  };
}

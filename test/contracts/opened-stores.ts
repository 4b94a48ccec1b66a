import { expect } from 'vitest';
import type { AuditStore } from '../../src/events/audit.ts';
import type { EventStore } from '../../src/events/event.ts';
import type { BlobStore } from '../../src/catalogue/blobs.ts';
import type { ModerationStore } from '../../src/catalogue/moderation.ts';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import type { ErrorCode } from '../../src/errors.ts';

/** The stores of one instance under test. */
export interface OpenedStores {
  readonly store: CatalogueStore;
  readonly blobs: BlobStore;
  readonly moderation: ModerationStore;
  readonly audit: AuditStore;
  readonly events: EventStore;
  /** All that is stored, in a form that can be compared. */
  everything(): unknown;
  close(): Promise<void>;
}

export const ANY = {};

export function pathOf({ collection, fileName }: Pick<TorrentDraft, 'collection' | 'fileName'>) {
  return { path: { collection, fileName } };
}

/** Expects that a change is refused with that code, and that it left everything as it was. */
export async function expectRefused(
  opened: OpenedStores,
  change: () => Promise<unknown>,
  code: ErrorCode,
  message = '',
): Promise<void> {
  const before = opened.everything();
  await expect(change()).rejects.toMatchObject({
    name: 'AppError',
    code,
    message: expect.stringContaining(message),
  });
  expect(opened.everything()).toEqual(before);
}

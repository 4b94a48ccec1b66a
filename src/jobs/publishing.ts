import { createPoller } from '../lib/poller.ts';
import type { FolderPublisher, PublisherStatus } from '../publishing/folder-publisher.ts';
import type { PublishedMount } from '../publishing/published-mount.ts';

/** A served folder, and how far its publication is. */
export interface PublishedFolderStatus extends PublisherStatus {
  readonly mount: PublishedMount;
}

/** The publication of served folders, which goes on until it is stopped. */
export interface Publishing {
  start(): void;
  /** Stops it. Resolves when nothing runs any more; what was being hashed is hashed again after the next start. */
  stop(): Promise<void>;
  listFolders(): readonly PublishedFolderStatus[];
}

export interface PublishingFolder {
  readonly mount: PublishedMount;
  readonly publisher: FolderPublisher;
}

const SCAN_MS = 3_000;
/** Looking at the files takes at most one part of the time in so many. */
const SCAN_SHARE = 20;

/** Looks at each folder every few seconds, one folder after the other, less often where there are very many files. */
export function createPublishing(folders: readonly PublishingFolder[]): Publishing {
  const stopped = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  /** Resolves to how long to wait until the next look, in milliseconds. */
  const runAll = async (): Promise<number> => {
    let scanMs = 0;
    for (const { publisher } of folders) scanMs += (await publisher.run(stopped.signal)).scanMs;
    return Math.max(SCAN_MS, scanMs * SCAN_SHARE);
  };
  const poller = createPoller(
    async () => {
      // A run rejects only when it is stopped.
      const run = runAll().catch(() => undefined);
      running = run;
      return run;
    },
    { pauseFactor: 0 },
  );
  return {
    start: () => poller.soon(),
    async stop() {
      stopped.abort(new Error('The server is stopping'));
      poller.stop();
      await running;
    },
    listFolders: () => folders.map(({ mount, publisher }) => ({ mount, ...publisher.status })),
  };
}

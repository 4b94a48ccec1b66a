import { LRUCache } from 'lru-cache';
import type { Log } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import type { FolderMount } from '../http/folder-mount.ts';
import type { Route } from '../http/router.ts';
import type { Identity } from '../service/identity.ts';
import type { RateLimits } from '../service/rate-limits.ts';
import { createArchive } from './archive.ts';
import { createFollowers } from './followers.ts';
import { createRenderer } from './render.ts';
import { logRoutes } from './routes.ts';
import type { LogWindow } from './window.ts';

export interface IrcLogsOptions {
  readonly assets: Assets;
  readonly identity: Identity;
  readonly rateLimits: Pick<RateLimits, 'take'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** The part of the service that shows folders of IRC logs. */
export interface IrcLogs {
  readonly routes: readonly Route[];
  /** Ends all answers that follow a log, because they never end by themselves. */
  close(): void;
}

const POLL_MS = 1000;
const WINDOWS_BYTES_MAX = 16 * 1024 * 1024;

export function createIrcLogs(mounts: readonly FolderMount[], options: IrcLogsOptions): IrcLogs {
  const { log, ...rest } = options;
  const onError = (error: unknown): void => log.error({ err: error }, 'following a log failed');
  const followers = createFollowers({ pollMs: POLL_MS, onError });
  const shared = {
    ...rest,
    followers,
    renderer: createRenderer(),
    windows: new LRUCache<string, LogWindow>({ maxSize: WINDOWS_BYTES_MAX }),
  };
  return {
    routes: mounts.flatMap((mount) => logRoutes(mount, { ...shared, archive: createArchive(mount.folder) })),
    close: () => followers.close(),
  };
}

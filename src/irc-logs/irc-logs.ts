import type { Log } from '../http/context.ts';
import type { Assets } from '../http/files.ts';
import type { FolderMount } from '../http/folder-mount.ts';
import type { Route } from '../http/router.ts';
import { createArchive } from './archive.ts';
import { createFollowers } from './followers.ts';
import { logRoutes } from './routes.ts';

export interface IrcLogsOptions {
  readonly assets: Assets;
  readonly now: () => Date;
  readonly log: Log;
}

/** The face that shows folders of IRC logs. */
export interface IrcLogs {
  readonly routes: readonly Route[];
  /** Ends what follows a log: such answers never come to an end by themselves. */
  close(): void;
}

const POLL_MS = 1000;

export function createIrcLogs(mounts: readonly FolderMount[], { assets, now, log }: IrcLogsOptions): IrcLogs {
  const archives = mounts.map((mount) => {
    const archive = createArchive(mount.folder);
    const onError = (error: unknown): void =>
      log.error({ err: error, folder: mount.folder }, 'a log cannot be followed');
    const followers = createFollowers({ archive, pollMs: POLL_MS, onError });
    return { followers, routes: logRoutes(mount, { archive, followers, assets, now }) };
  });
  return {
    routes: archives.flatMap(({ routes }) => routes),
    close() {
      for (const { followers } of archives) followers.close();
    },
  };
}

import type { z } from 'zod';
import { toNewCollection, trimSlashes } from '../catalogue/names.ts';
import { AppError } from '../errors.ts';
import { parseFolderMount } from '../http/folder-mount.ts';
import type { PublishedMount } from '../publishing/published-mount.ts';
import { setting, wholeNumber } from '../lib/setting.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';
import { several } from './several.ts';

/** What an operator can set of folders that publish themselves. */
export interface PublishSettings {
  readonly publish: readonly PublishedMount[];
  readonly publishSettleSeconds: number;
}

/** The part of the configuration's schema for it. */
export const PUBLISH_SCHEMA = {
  publish: setting(several.transform(parsePublishedMounts).default([]), {
    value: '/path=folder@collection',
    about:
      'a folder to serve under that path, of which each file and each folder is published as a torrent in that collection, with its address here as web seed; several separated by commas',
    write: (mounts) =>
      mounts.map(({ prefix, folder, collection }) => `${prefix}=${folder}@${collection}`).join(', '),
  }),
  publishSettleSeconds: setting(wholeNumber(0, 86_400).default(20), {
    value: 'seconds',
    about: 'how long a file must not have changed before it is published',
  }),
};

/** What is wrong with these settings taken together with others. */
export function publishSettingsProblems({
  publish,
  baseUrl,
  port,
  socket,
}: {
  readonly publish: readonly PublishedMount[];
  readonly baseUrl?: unknown;
  readonly port: number;
  readonly socket?: string | undefined;
}): readonly SettingsProblem<'publish' | 'baseUrl'>[] {
  if (publish.length === 0 || baseUrl !== undefined || (port !== 0 && socket === undefined)) return [];
  const message =
    'the address of this server is written into the torrents, so it must be known: set the base URL';
  return [{ keys: ['publish', 'baseUrl'], message }];
}

function parsePublishedMounts(
  entries: readonly string[],
  context: z.RefinementCtx,
): readonly PublishedMount[] {
  return entries.flatMap((entry) => {
    const mount = parseEntry(entry);
    if (typeof mount !== 'string') return [mount];
    context.addIssue({ code: 'custom', message: mount });
    return [];
  });
}

function parseEntry(entry: string): PublishedMount | string {
  const end = entry.lastIndexOf('@');
  const mount = parseFolderMount(entry.slice(0, Math.max(end, 0)));
  const collection = trimSlashes(entry.slice(end + 1).trim());
  if (typeof mount === 'string' || collection === '')
    return `expected a path, a folder and a collection such as /files=/srv/files@releases, not "${entry}"`;
  try {
    return { ...mount, collection: toNewCollection(collection) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.message} (in "${entry}")`;
  }
}

import type { SettingsProblem } from '../lib/settings-problem.ts';

/** A folder of the operator that is served below a path. */
export interface FolderMount {
  /** `/files` or `/a/b`, without a slash at the end. */
  readonly prefix: string;
  readonly folder: string;
}

/** The first segment of a mount's path. Nothing else may use it. */
export function firstSegment({ prefix }: FolderMount): string {
  return prefix.split('/')[1] ?? '';
}

/** Parses `/files=DIR`, as an operator writes it. Returns a message when it is not valid. */
export function parseFolderMount(entry: string): FolderMount | string {
  const [, path = '', folder = ''] = /^([^=]*)=(.+)$/s.exec(entry) ?? [];
  const prefix = path.trim().replace(/\/$/, '');
  if (folder.trim() === '' || !/^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/.test(prefix)) {
    return `expected a path and a folder such as /files=/srv/files, not "${entry}"`;
  }
  return { prefix, folder: folder.trim() };
}

/**
 * Returns a problem for each pair of mounts of which one would hide the other. Each mount comes with the setting that
 * names it.
 */
export function overlapsOf<Key extends string>(
  mounts: readonly (readonly [key: Key, mount: FolderMount])[],
): SettingsProblem<Key>[] {
  return mounts.flatMap(([key, mount], index) =>
    mounts
      .slice(index + 1)
      .filter(([, other]) => holds(mount, other) || holds(other, mount))
      .map(([otherKey, other]) => ({
        keys: [...new Set([key, otherKey])],
        message: `cannot serve both ${describe(mount)} and ${describe(other)}: one hides the other`,
      })),
  );
}

function holds(outer: FolderMount, inner: FolderMount): boolean {
  return `${inner.prefix}/`.startsWith(`${outer.prefix}/`);
}

function describe({ prefix, folder }: FolderMount): string {
  return `${prefix}=${folder}`;
}

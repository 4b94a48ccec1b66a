import type { SettingsProblem } from '../lib/settings-problem.ts';

/** A folder of the operator's that is served below a path. */
export interface FolderMount {
  /** `/files` or `/a/b`: without a slash at its end. */
  readonly prefix: string;
  readonly folder: string;
}

/** The first segment of a mount's path, which nothing else may have. */
export function firstSegment({ prefix }: FolderMount): string {
  return prefix.split('/')[1] ?? '';
}

/** Reads `/files=DIR`, as an operator writes it. A text says what was expected instead. */
export function parseFolderMount(entry: string): FolderMount | string {
  const [, path = '', folder = ''] = /^([^=]*)=(.+)$/s.exec(entry) ?? [];
  const prefix = path.trim().replace(/\/$/, '');
  if (folder.trim() === '' || !/^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/.test(prefix)) {
    return `expected a path and a folder such as /files=/srv/files: "${entry}" is none`;
  }
  return { prefix, folder: folder.trim() };
}

/** A problem for each two mounts of which one would hide the other; each is given with the setting that names it. */
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

import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import { readSourceTree, type SourceTree, type SourceTreeOptions } from '../../creating/source-tree.ts';

const LOOK_MS = 500;

/**
 * Waits until nothing in a file or folder changes any more: neither the names, nor sizes and times, for that long. Resolves to
 * what is there then. Rejects like `readSourceTree`, and when the signal is aborted.
 */
export async function readSettledTree(
  path: string,
  options: SourceTreeOptions,
  { settleMs, signal }: { readonly settleMs: number; readonly signal: AbortSignal },
  read: typeof readSourceTree = readSourceTree,
): Promise<SourceTree> {
  let last = '';
  let since = performance.now();
  for (;;) {
    const tree = await read(path, options).catch((error: unknown) => {
      // A program that copies renames its files at the end, also between the listing of a folder and the look at a file.
      if (error instanceof AppError && error.code === 'not_found' && existsSync(path)) return undefined;
      throw error;
    });
    const state = JSON.stringify(tree?.files);
    const now = performance.now();
    if (state !== last) [last, since] = [state, now];
    if (tree !== undefined && now - since >= settleMs) return tree;
    await wait(Math.min(LOOK_MS, settleMs), undefined, { signal });
  }
}

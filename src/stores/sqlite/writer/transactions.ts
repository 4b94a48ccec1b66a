import type { OperationName } from './operations.ts';

/**
 * What may change many thousands of pages. Such a piece of work has a transaction of its own, because it must not have a
 * savepoint: see `createGroupCommit`.
 */
const ALONE: ReadonlySet<OperationName> = new Set([
  'publishMany',
  'moveCollection',
  'editSettings',
  'purge',
  'removeExpired',
  'removeByRetention',
]);

/** The requests in their order, as the groups that share a transaction. */
export function inTransactions<Request extends { readonly operation: OperationName }>(
  requests: readonly Request[],
): readonly (readonly Request[])[] {
  const groups: Request[][] = [];
  let isOpen = false;
  for (const request of requests) {
    const isAlone = ALONE.has(request.operation);
    const last = groups.at(-1);
    if (last !== undefined && isOpen && !isAlone) last.push(request);
    else groups.push([request]);
    isOpen = !isAlone;
  }
  return groups;
}

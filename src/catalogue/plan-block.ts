import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { Block } from './moderation.ts';
import { inOrder, NO_STEPS, type Plan, type Steps } from './plan.ts';

/** Plans to block infohashes. Those that are blocked already get the new reason. */
export function planBlock(
  infohashes: readonly Infohash[],
  reason: string,
  blocks: readonly Block[],
  actor: Actor,
  now: Date,
): Plan<void> {
  const steps = inOrder(
    ...[...new Set(infohashes)].map((infohash): Steps => {
      const before = blocks.find((block) => block.infohash === infohash);
      if (before?.reason === reason) return NO_STEPS;
      return {
        changes: [{ kind: 'putBlock', block: { infohash, reason, at: now, byId: actor.tokenId } }],
        notes: [
          { action: 'block.add', object: infohash, before: before && factsOf(before), after: { reason } },
        ],
      };
    }),
  );
  return { result: undefined, ...steps };
}

/** Plans the end of a block. Throws not_found when there is none. */
export function planUnblock(infohash: Infohash, [block]: readonly Block[]): Plan<void> {
  if (block === undefined) throw new AppError('not_found', `Cannot unblock ${infohash}: it is not blocked`);
  return {
    result: undefined,
    changes: [{ kind: 'deleteBlock', infohash }],
    notes: [{ action: 'block.remove', object: infohash, before: factsOf(block) }],
  };
}

function factsOf({ reason }: Block) {
  return { reason };
}

import type { PublicationFacts } from './facts.ts';
import { planPublication, type PublicationRequest } from './plan-publication.ts';
import type { Plan } from './plan.ts';
import type { Publication } from './store.ts';
import type { TorrentDraft } from './draft.ts';
import { checkMayStream, streamFileName } from './stream.ts';
import { hasPath, type Torrent } from './torrent.ts';

/** What is known of a stream before its next number is given. */
export interface StreamFacts {
  /** 0 for a stream that has none yet. */
  readonly lastNumber: number;
  /** The torrent with the draft's infohash, in any state. */
  readonly same: Torrent | undefined;
}

/** The draft with its number in the stream: the next one, or that which the same torrent has there already. */
export function withNumber(draft: TorrentDraft, { lastNumber, same }: StreamFacts): TorrentDraft {
  const isThere = same !== undefined && same.collection === draft.collection && hasPath(same.state);
  return { ...draft, fileName: isThere ? same.fileName : streamFileName(lastNumber + 1) };
}

/**
 * Plans the publication of a draft that has its number. The number is counted in the same transaction, so that readers of
 * the stream find every number up to the last one. A torrent that is published elsewhere gets none.
 */
export function planStreamed(
  request: PublicationRequest,
  facts: PublicationFacts,
  { lastNumber }: StreamFacts,
): Plan<Publication> {
  const { draft, actor } = request;
  checkMayStream(actor, draft.collection);
  const plan = planPublication(request, facts);
  const { outcome, torrent } = plan.result;
  if (outcome === 'created') {
    const counted = {
      kind: 'countStream',
      collection: draft.collection,
      lastNumber: lastNumber + 1,
    } as const;
    return { ...plan, changes: [...plan.changes, counted] };
  }
  const isElsewhere = torrent.collection !== draft.collection;
  return isElsewhere ? { ...plan, result: { ...plan.result, outcome: 'conflict' } } : plan;
}

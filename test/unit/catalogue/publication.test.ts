import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/catalogue/actor.ts';
import { decidePublication } from '../../../src/catalogue/publication.ts';
import { holdsPath, type TorrentState } from '../../../src/catalogue/torrent.ts';
import { AppError } from '../../../src/errors.ts';
import { draft, MODERATOR, OWNER, STRANGER, torrentAs } from '../../contracts/drafts.ts';

/** What comes of publishing `a` again, as an outcome or as the code of a refusal. */
function decide(state: TorrentState, who: Actor, around: string, collection = 'debian/13'): string {
  const same = torrentAs('a', { state });
  const wanted = draft('a', { collection }, around);
  const isHeld = holdsPath(state) && collection === same.collection;
  const found = { same, occupant: isHeld ? same : undefined, blockReason: undefined, purged: undefined };
  try {
    return decidePublication(wanted, found, who, {});
  } catch (error) {
    if (error instanceof AppError) return `refused: ${error.code}`;
    throw error;
  }
}

describe('decidePublication', () => {
  const ACTORS = { stranger: STRANGER, owner: OWNER, moderator: MODERATOR };

  // Of the very same bytes at the same path, of other bytes there, of the same bytes elsewhere, of other bytes elsewhere.
  it.each<[TorrentState, keyof typeof ACTORS, string, string, string, string]>([
    ['public', 'stranger', 'unchanged', 'refused: forbidden', 'unchanged', 'conflict'],
    ['public', 'owner', 'unchanged', 'updated', 'unchanged', 'conflict'],
    ['public', 'moderator', 'unchanged', 'updated', 'unchanged', 'conflict'],
    ['unlisted', 'stranger', 'unchanged', 'refused: forbidden', 'unchanged', 'conflict'],
    ['unlisted', 'owner', 'unchanged', 'updated', 'unchanged', 'conflict'],
    [
      'pending',
      'stranger',
      'refused: conflict',
      'refused: conflict',
      'refused: conflict',
      'refused: conflict',
    ],
    ['pending', 'owner', 'unchanged', 'updated', 'unchanged', 'conflict'],
    ['pending', 'moderator', 'unchanged', 'updated', 'unchanged', 'conflict'],
    [
      'hidden',
      'stranger',
      'refused: conflict',
      'refused: conflict',
      'refused: conflict',
      'refused: conflict',
    ],
    ['hidden', 'owner', 'unchanged', 'refused: forbidden', 'unchanged', 'conflict'],
    ['hidden', 'moderator', 'unchanged', 'updated', 'unchanged', 'conflict'],
    [
      'superseded',
      'stranger',
      'refused: forbidden',
      'refused: forbidden',
      'refused: forbidden',
      'refused: forbidden',
    ],
    ['superseded', 'owner', 'created', 'created', 'created', 'created'],
    [
      'removed',
      'stranger',
      'refused: conflict',
      'refused: conflict',
      'refused: conflict',
      'refused: conflict',
    ],
    ['removed', 'owner', 'created', 'created', 'created', 'created'],
  ])('decides for what is %s and published again by %s', (state, who, ...outcomes) => {
    const actor = ACTORS[who];
    const decided = [
      decide(state, actor, ''),
      decide(state, actor, 'around'),
      decide(state, actor, '', 'elsewhere'),
      decide(state, actor, 'around', 'elsewhere'),
    ];
    expect(decided).toEqual(outcomes);
  });

  it('names no collection that the actor may not read, where a superseded torrent is in it', () => {
    const same = torrentAs('a', { state: 'superseded', collection: 'p/project', area: 'p' });
    const facts = { same, occupant: undefined, blockReason: undefined, purged: undefined };
    const actor = { ...OWNER, tokenId: 99, scope: 'p/other/**' };
    const wanted = draft('a', { collection: 'p/other' });
    expect(() => decidePublication(wanted, facts, actor, {})).toThrow('it exists here already, but is not');
  });

  it('takes an infohash that was removed for one that nothing is at, where a condition asks', () => {
    const removed = torrentAs('a', { state: 'removed' });
    const facts = { same: removed, occupant: undefined, blockReason: undefined, purged: undefined };
    const conditions = { about: 'infohash', ifNoneMatch: '*' } as const;
    expect(decidePublication(draft('a'), facts, OWNER, conditions)).toBe('created');
    const there = { ...facts, same: torrentAs('a') };
    expect(() => decidePublication(draft('a'), there, OWNER, conditions)).toThrow('If-None-Match');
  });
});

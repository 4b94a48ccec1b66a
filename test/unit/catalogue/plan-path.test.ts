import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/catalogue/actor.ts';
import { takePath } from '../../../src/catalogue/plan-path.ts';
import type { Torrent, TorrentState } from '../../../src/catalogue/torrent.ts';
import { AppError } from '../../../src/errors.ts';
import { actor, at, MODERATOR, OWNER, STRANGER, torrentAs } from '../../contracts/drafts.ts';

const ELSEWHERE = { collection: 'fedora' };

/** What a torrent of STRANGER meets at a path that one of OWNER has: what is done to that, or the code of a refusal. */
function meet(
  from: TorrentState,
  to: TorrentState,
  who: Actor,
  { moved = false, occupant = true }: { moved?: boolean; occupant?: boolean | Partial<Torrent> } = {},
): string {
  const before = torrentAs('mine', { id: 2, ownerId: STRANGER.tokenId, state: from, ...ELSEWHERE });
  const after = { ...before, state: to, removal: undefined, ...(moved && { collection: 'debian/13' }) };
  const there = torrentAs('theirs', {
    fileName: 'mine.torrent',
    ...(typeof occupant === 'object' && occupant),
  });
  const facts = {
    area: '',
    hasPrivate: false,
    isListed: true,
    twin: undefined,
    occupant: occupant === false ? undefined : there,
    blockReason: undefined,
  };
  try {
    const { changes } = takePath(before, after, facts, who, at(2));
    const [change] = changes.filter(({ kind }) => kind === 'updateTorrent');
    if (change?.kind === 'updateTorrent') return change.after.state;
    return changes.length === 0 ? 'nothing' : 'free';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('takePath', () => {
  it.each([
    ['a pending torrent is moved by its owner', 'pending', 'pending', STRANGER],
    ['a superseded one is moved by its owner', 'superseded', 'superseded', STRANGER],
    ['an unlisted one is moved by its owner', 'unlisted', 'unlisted', STRANGER],
    ['a public one is moved by a moderator', 'public', 'public', MODERATOR],
    [
      'a pending one is moved by a moderator of another collection',
      'pending',
      'pending',
      actor(3, { changes: 'all', scope: 'fedora' }),
    ],
  ] as const)('refuses the path of another torrent when %s', (_what, from, to, who) => {
    expect(meet(from, to, who, { moved: true })).toBe('conflict');
    expect(meet(from, to, who, { moved: true, occupant: false })).not.toBe('conflict');
  });

  it('lets a pending torrent be moved onto what its mover may change', () => {
    expect(meet('pending', 'pending', MODERATOR, { moved: true })).toBe('nothing');
    expect(meet('pending', 'pending', STRANGER, { moved: true, occupant: { ownerId: 2 } })).toBe('nothing');
  });

  it('tells no more of a hidden torrent that has the path than of any other', () => {
    expect(meet('pending', 'pending', STRANGER, { moved: true, occupant: { state: 'hidden' } })).toBe(
      'conflict',
    );
  });

  it('replaces what has the path when a moderator approves, moved by the approval or not', () => {
    expect(meet('pending', 'public', MODERATOR)).toBe('superseded');
    expect(meet('pending', 'unlisted', MODERATOR, { moved: true })).toBe('superseded');
    expect(meet('pending', 'public', MODERATOR, { occupant: { state: 'hidden' } })).toBe('removed');
  });

  it('replaces nothing that the one who approves may not change', () => {
    const bound = actor(3, { changes: 'all', scope: 'fedora' });
    expect(meet('pending', 'public', bound)).toBe('conflict');
    expect(meet('pending', 'public', OWNER)).toBe('superseded');
  });

  it('hides no pending torrent at the path of another, which it would replace', () => {
    expect(meet('pending', 'hidden', MODERATOR)).toBe('conflict');
    expect(meet('pending', 'hidden', MODERATOR, { occupant: false })).toBe('free');
  });

  it('restores a pending torrent only where its restorer may change what has the path by now', () => {
    expect(meet('removed', 'pending', STRANGER)).toBe('conflict');
    expect(meet('removed', 'pending', MODERATOR)).toBe('nothing');
    expect(meet('removed', 'public', MODERATOR)).toBe('conflict');
    expect(meet('removed', 'superseded', STRANGER)).toBe('nothing');
  });

  it('asks nothing of a change that leaves the path as it is', () => {
    for (const state of ['public', 'unlisted', 'hidden', 'pending', 'superseded'] as const) {
      expect(meet(state, state, STRANGER)).toBe('nothing');
    }
  });
});

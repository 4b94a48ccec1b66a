import { describe, expect, it } from 'vitest';
import { checkVersion, type Preconditions } from '../../../src/catalogue/preconditions.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import { validatorOf } from '../../../src/catalogue/validator.ts';
import { at, torrentAs } from '../../contracts/drafts.ts';

const pending = torrentAs('a', { state: 'pending' });
const occupant = torrentAs('b', { id: 2, fileName: 'a.torrent' });

function holds(conditions: Preconditions, torrent: Torrent, there?: Torrent): boolean {
  try {
    checkVersion(conditions, torrent, there);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'precondition_failed' });
    return false;
  }
}

describe('checkVersion', () => {
  it.each<[string, Partial<Torrent>]>([
    ['another text', { description: 'other' }],
    ['another path', { collection: 'other' }],
    ['other bytes', { sha256: '0'.repeat(64) }],
    ['another wish of its publisher', { wantedState: 'unlisted' }],
    ['another state', { state: 'hidden' }],
    ['a reason', { stateReason: 'why' }],
    ['a removal', { removal: { at: at(5), reason: undefined, status: 410, byId: 1, from: 'public' } }],
  ])('refuses what was decided before the torrent got %s', (_what, change) => {
    const seen = validatorOf(pending, undefined);
    expect(holds({ seen }, pending)).toBe(true);
    expect(holds({ ifMatch: [seen] }, pending)).toBe(true);
    expect(holds({ seen }, { ...pending, ...change })).toBe(false);
  });

  it('refuses the approval of what would replace another torrent than the one that was seen', () => {
    const seen = validatorOf(pending, undefined);
    const seenBoth = validatorOf(pending, occupant);
    expect(holds({ seen }, pending, occupant)).toBe(false);
    expect(holds({ seen: seenBoth }, pending, occupant)).toBe(true);
    expect(holds({ seen: seenBoth }, pending)).toBe(false);
    expect(holds({ seen: seenBoth }, pending, { ...occupant, id: 3 })).toBe(false);
    expect(holds({ seen: seenBoth }, pending, { ...occupant, sha256: '0'.repeat(64) })).toBe(false);
  });

  it('does not ask what has the path of a torrent that is not pending', () => {
    const seen = validatorOf(torrentAs('a'), undefined);
    expect(holds({ seen }, torrentAs('a'), occupant)).toBe(true);
  });

  it('refuses what was changed since the list was seen, itself or what it replaces', () => {
    expect(holds({ seenAt: at(1) }, pending, occupant)).toBe(true);
    expect(holds({ seenAt: at(1) }, { ...pending, updatedAt: at(1) })).toBe(false);
    expect(holds({ seenAt: at(1) }, pending, { ...occupant, updatedAt: at(2) })).toBe(false);
    expect(holds({ seenAt: at(1) }, torrentAs('a', { state: 'removed' }))).toBe(false);
    expect(holds({ seenAt: at(2) }, torrentAs('a', { state: 'removed' }))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/catalogue/actor.ts';
import { isAllowed } from '../../../src/catalogue/is-allowed.ts';
import { checkMayRestore } from '../../../src/catalogue/removal.ts';
import type { Removal } from '../../../src/catalogue/torrent.ts';
import { actor, at, OWNER, STRANGER, torrentAs } from '../../contracts/drafts.ts';

/** Whether that actor may restore the torrent of OWNER that was removed so. */
function mayRestore(who: Actor, removal: Partial<Removal> = {}): boolean {
  const { tokenId: byId } = OWNER;
  const of = { at: at(1), reason: undefined, status: 410, byId, from: 'public', ...removal } as const;
  return isAllowed(() => checkMayRestore(who, torrentAs('a', { state: 'removed', removal: of })));
}

describe('checkMayRestore', () => {
  it('lets an owner restore what they removed themselves, within the scope of their token', () => {
    expect(mayRestore(OWNER)).toBe(true);
    expect(mayRestore(STRANGER)).toBe(false);
    expect(mayRestore({ ...OWNER, scope: 'debian/**' })).toBe(true);
    expect(mayRestore({ ...OWNER, scope: 'fedora/**' })).toBe(false);
  });

  it('lets nobody who was a moderator once undo what they did as one to their own torrent', () => {
    expect(mayRestore(OWNER, { status: 451 })).toBe(false);
    expect(mayRestore(OWNER, { reason: 'malware' })).toBe(false);
    expect(mayRestore(OWNER, { byId: 9 })).toBe(false);
  });

  it('lets a moderator of some collections undo their own 451, and no other', () => {
    const bound = actor(9, { changes: 'all', scope: 'debian/**' });
    expect(mayRestore(bound, { status: 451, byId: 9 })).toBe(true);
    expect(mayRestore(bound, { status: 451, byId: 3 })).toBe(false);
    expect(mayRestore(bound, { status: 451, byId: undefined })).toBe(false);
    expect(mayRestore(actor(9, { changes: 'all', scope: 'fedora/**' }), { status: 451, byId: 9 })).toBe(
      false,
    );
  });
});

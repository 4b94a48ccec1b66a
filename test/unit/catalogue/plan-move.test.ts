import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/catalogue/collection-settings.ts';
import type { CollectionContents } from '../../../src/catalogue/facts.ts';
import { MOVED_MAX, planMove } from '../../../src/catalogue/plan-move.ts';
import { MODERATOR } from '../../contracts/drafts.ts';

const NOTHING: CollectionContents = { torrentCount: 0, storedCount: 0, describedCount: 0, depth: 0 };

describe('planMove', () => {
  it('moves as many torrents as can be indexed again in one transaction, and no more', () => {
    const plan = (storedCount: number) => {
      const source = { torrentCount: 1, storedCount, describedCount: 0, depth: 1 };
      return planMove(
        { from: 'x', to: 'y', actor: MODERATOR, conditions: {} },
        { source, target: NOTHING, settings: DEFAULT_SETTINGS, readme: undefined, privates: [], twins: [] },
      );
    };
    expect(plan(MOVED_MAX).changes).toEqual([{ kind: 'moveCollection', from: 'x', to: 'y' }]);
    expect(() => plan(MOVED_MAX + 1)).toThrow(
      `it has ${MOVED_MAX + 1} torrents, and ${MOVED_MAX} can be moved`,
    );
  });
});

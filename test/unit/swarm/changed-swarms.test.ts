import { describe, expect, it } from 'vitest';
import { ChangedSwarms } from '../../../src/swarm/changed-swarms.ts';
import { createRandom } from '../../support/random.ts';

describe('ChangedSwarms', () => {
  it('gives each that changed once, and none that was deleted, through 20,000 random changes', () => {
    const max = 50;
    const changed = new ChangedSwarms(max);
    const model = new Set<number>();
    const random = createRandom(3);
    for (let round = 0; round < 20_000; round += 1) {
      const swarm = Math.floor(random() * max);
      const kind = random();
      if (kind < 0.6) {
        changed.add(swarm);
        model.add(swarm);
      } else if (kind < 0.8) {
        changed.delete(swarm);
        model.delete(swarm);
      } else {
        const wanted = Math.floor(random() * 8);
        const taken = changed.take(wanted);
        expect(taken).toHaveLength(Math.min(wanted, model.size));
        for (const each of taken) expect(model.delete(each), `${each} in round ${round}`).toBe(true);
      }
    }
    expect(new Set(changed.take(max))).toEqual(model);
    expect(changed.take(max)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { RULED } from '../../../../../src/stores/sqlite/collections/settings.ts';
import { openListed } from '../listed-folder.ts';
import { planOf } from '../plan.ts';

describe('RULED', () => {
  it('reads the index of collections with rules from the path on, and sorts nothing', async () => {
    const connection = await openListed([]);
    const insert = connection.prepare('INSERT INTO collection_settings (collection, settings) VALUES (?, ?)');
    for (let i = 0; i < 500; i++) insert.run(`c${i}`, '{"order":"version"}');
    for (const statistics of ['', 'ANALYZE']) {
      connection.exec(statistics);
      const plan = planOf(connection, RULED, ['', 10]);
      expect(plan).toEqual([
        'SEARCH collection_settings USING INDEX collection_settings_ruled (collection>?)',
      ]);
    }
    connection.close();
  });
});

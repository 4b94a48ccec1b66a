import { describe, expect, it } from 'vitest';
import { EXPIRED } from '../../../../../src/stores/sqlite/torrents/find.ts';
import { openListed } from '../listed-folder.ts';
import { planOf } from '../plan.ts';

describe('EXPIRED', () => {
  it('reads the index of those that are due, and sorts nothing', async () => {
    const connection = await openListed(Array.from({ length: 500 }, () => ({})));
    for (const statistics of ['', 'ANALYZE']) {
      connection.exec(statistics);
      const plan = planOf(connection, `SELECT t.id FROM torrents AS t ${EXPIRED}`, [1, 10]);
      expect(plan).toEqual(['SEARCH t USING INDEX torrents_expiring (expires_at<?)']);
    }
    connection.close();
  });
});

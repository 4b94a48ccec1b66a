import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { publishTorrent } from '../../support/published.ts';
import { startService } from '../../support/service.ts';

describe('a torrent whose stored bytes are damaged', () => {
  it('is not downloaded: the answer says what is wrong, and others are served', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/broken.torrent', 'broken');
    await publishTorrent(service, '/a/whole.torrent', 'whole');
    const database = new Database(join(service.folder, 'torrentry.sqlite'));
    database.exec('UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id = 1');
    database.close();
    service.expectedErrors.push(/a stored file is damaged/);
    const answer = await service.request('/a/broken.torrent', { headers: { accept: '*/*' } });
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain('its stored bytes are damaged');
    expect(text).toContain('hint: Tell the operator of this site');
    expect((await service.request('/a/whole.torrent')).status).toBe(200);
  });
});

import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ARCHIVE_FORMATS, type ArchivedFile } from '../../../../src/site/collection/archive-formats.ts';

async function* files(): AsyncGenerator<ArchivedFile> {
  const modifiedAt = new Date('2026-07-01T22:30:40Z');
  yield { name: 'a.torrent', bytes: new TextEncoder().encode('a'), modifiedAt };
}

describe('ARCHIVE_FORMATS', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(['tar', 'zip'] as const)('writes the same %s in every time zone', async (format) => {
    const archives: Buffer[] = [];
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/St_Johns']) {
      vi.stubEnv('TZ', zone);
      archives.push(await buffer(ARCHIVE_FORMATS[format].write(files())));
    }
    expect(new Set(archives.map((archive) => archive.toString('hex'))).size).toBe(1);
  });
});

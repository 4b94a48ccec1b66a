import { describe, expect, it } from 'vitest';
import { ARCHIVE_FORMATS, type ArchivedFile } from '../../../src/site/collection/archive-formats.ts';
import { sumLine } from '../../../src/site/collection/sums.ts';

describe('sumLine', () => {
  it.each([
    ['a b.torrent', 'ff  a b.torrent\n'],
    ['a\\b', '\\ff  a\\\\b\n'],
    ['a\nb\rc', '\\ff  a\\nb\\rc\n'],
  ])('writes %j as GNU coreutils does', (name, line) => {
    expect(sumLine('ff', name)).toBe(line);
  });
});

describe.each(['tar', 'zip'] as const)('the format %s', (format) => {
  const { write } = ARCHIVE_FORMATS[format];

  /** Endless files, with what became of their source. */
  function endless() {
    const state = { made: 0, isEnded: false };
    async function* files(): AsyncGenerator<ArchivedFile> {
      try {
        for (; ; state.made++)
          yield { name: `${state.made}.torrent`, bytes: new Uint8Array(10_000), modifiedAt: new Date(0) };
      } finally {
        state.isEnded = true;
      }
    }
    return { state, files: files() };
  }

  it('reads no further than its reader, and ends its source when the reader stops', async () => {
    const { state, files } = endless();
    const stream = write(files);
    let bytes = 0;
    for await (const piece of stream) {
      bytes += (piece as Uint8Array).byteLength;
      if (bytes > 200_000) break;
    }
    await expect.poll(() => state.isEnded).toBe(true);
    expect(state.made).toBeLessThan(200);
  });

  it('fails when a file cannot be read, so that nobody takes it for whole', async () => {
    async function* files(): AsyncGenerator<ArchivedFile> {
      yield { name: 'a', bytes: new Uint8Array(10), modifiedAt: new Date(0) };
      throw new Error('unreadable');
    }
    await expect(async () => {
      for await (const _ of write(files()));
    }).rejects.toThrow('unreadable');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sample, samples } from '../../support/corpus.ts';
import { check } from '../../support/metainfo/make.ts';

const smallBytesMax = 2500;
const marks = Buffer.from('deli0129:-\0\xff', 'latin1');

/** Whether a report says of changed bytes that they are a torrent, or why they are none. */
function isReport(bytes: Uint8Array): boolean {
  const { metainfo, findings } = check(bytes);
  const files = [...(metainfo?.files() ?? [])];
  const isRefused = findings.some(({ severity }) => severity === 'error');
  const isPlaced = findings.every(({ offset }) => offset >= 0 && offset <= bytes.length);
  return isPlaced && (metainfo === undefined) === isRefused && (metainfo === undefined || files.length > 0);
}

function change(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = byte;
  return changed;
}

const sorted = (isSmall: boolean): [name: string, sample: Sample][] =>
  (['real', 'libtorrent'] as const).flatMap((folder) =>
    samples(folder)
      .filter(({ bytes }) => bytes.length <= smallBytesMax === isSmall)
      .map((sample): [string, Sample] => [`${folder}/${sample.fileName}`, sample]),
  );

describe('readMetainfo', () => {
  it('ends in a report whichever byte of a small torrent is changed, and to what mark of bencode', () => {
    const failures: string[] = [];
    for (const [name, { bytes }] of sorted(true)) {
      for (let at = 0; at < bytes.length; at++) {
        for (const byte of marks) {
          if (!isReport(change(bytes, at, byte))) failures.push(`${name}: byte ${at} as ${byte}`);
        }
      }
    }
    expect(failures).toEqual([]);
  });

  for (const [name, { bytes }] of sorted(false)) {
    it(`ends in a report when any single byte of ${name} is changed`, () => {
      // Most of a large torrent is hashes; what can go wrong stands at its beginning and its end.
      const position = fc.oneof(
        fc.nat(Math.min(bytes.length, 1500) - 1),
        fc.nat(Math.min(bytes.length, 300) - 1).map((back) => bytes.length - 1 - back),
        fc.nat(bytes.length - 1),
      );
      const byte = fc.oneof(fc.nat(255), fc.constantFrom(...marks));
      fc.assert(
        fc.property(position, byte, (at, value) => isReport(change(bytes, at, value))),
        { numRuns: 600, seed: 20_065 },
      );
    });
  }
});

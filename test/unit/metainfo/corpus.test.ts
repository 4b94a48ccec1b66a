import { describe, expect, it } from 'vitest';
import { samples } from '../../support/corpus.ts';
import { check } from '../../support/metainfo/make.ts';

describe('readMetainfo', () => {
  for (const folder of ['libtorrent', 'real'] as const) {
    for (const { fileName, bytes, ...expected } of samples(folder)) {
      it(`${expected.verdict}s ${folder}/${fileName}`, () => {
        const { metainfo, findings } = check(new Uint8Array(bytes));
        expect(metainfo === undefined ? 'refuse' : 'accept').toBe(expected.verdict);
        if (metainfo === undefined) {
          expect(findings[0]).toMatchObject({ severity: 'error' });
          return;
        }
        expect(metainfo.infohashV1 ?? null).toBe(expected.infohashV1);
        expect(metainfo.infohashV2 ?? null).toBe(expected.infohashV2);
        expect(metainfo.contentBytes).toBe(expected.contentBytes);
        expect(metainfo.fileCount).toBe(expected.files);
        const content = [...metainfo.files()].filter(({ attributes }) => !attributes.pad);
        expect(content.length).toBe(expected.files);
        expect(content.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0)).toBe(expected.contentBytes);
      });
    }
  }

  it('points to the magnet link that a stub without info carries', () => {
    const stub = samples('real').find(({ fileName }) => fileName.startsWith('gimp'));
    const [finding] = check(new Uint8Array(stub?.bytes ?? [])).findings;
    expect(finding).toMatchObject({ rule: 'info.magnet-stub', path: 'magnet-info' });
    expect(finding?.message).toContain(
      'magnet:?xt=urn:btih:c047b87598f0f4c2bae51dadf4c9fa0269d2cb19&dn=gimp',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { versionLabels } from '../../../../src/site/torrent/version-labels.ts';

describe('versionLabels', () => {
  it.each([
    [
      ['Debian 13.2 “trixie”, amd64', 'Debian 13.1 “trixie”, amd64'],
      ['13.2', '13.1'],
    ],
    [
      ['debian-13.2.0-amd64.iso', 'debian-13.10.0-amd64.iso'],
      ['13.2.0', '13.10.0'],
    ],
    [
      ['app-20260902.tar.zst', 'app-20260901.tar.zst'],
      ['20260902', '20260901'],
    ],
    [
      ['app 2.0', 'app 2.0 rc 1', 'app 1.9'],
      ['2.0', '2.0 rc 1', '1.9'],
    ],
    [
      ['one', 'another'],
      ['one', 'another'],
    ],
    [
      ['电影 第二集', '电影 第一集'],
      ['第二集', '第一集'],
    ],
  ])('tells %j from each other by %j', (names, labels) => {
    expect(versionLabels(names, 24)).toEqual(labels);
  });

  it.each([
    ['are the same', ['app', 'app']],
    ['leave one without a label', ['app', 'app 2']],
    ['differ in more than a reader wants there', ['a'.repeat(30), 'b']],
  ])('gives no labels to names that %s', (_, names) => {
    expect(versionLabels(names, 24)).toBeUndefined();
  });
});

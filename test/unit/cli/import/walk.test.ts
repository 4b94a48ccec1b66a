import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countTorrents, walk, type Found } from '../../../../src/cli/import/walk.ts';
import { temporaryFolder } from '../../../support/temp.ts';

function folderOf(names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'x'.repeat(name.length));
  }
  return folder;
}

function pathsOf(found: Iterable<Found>): string[] {
  return [...found].map((one) => ('path' in one ? `${one.kind} ${one.path}` : one.kind));
}

describe('walk', () => {
  it('gives what is in a folder sorted, with what is in its sub-folders in their place', () => {
    const folder = folderOf([
      'b.torrent',
      'a/2.TORRENT',
      'a/1.torrent',
      'a.torrent',
      'a/b/c.torrent',
      'z/notes.txt',
    ]);
    expect(pathsOf(walk(folder))).toEqual([
      'torrent a/1.torrent',
      'torrent a/2.TORRENT',
      'torrent a/b/c.torrent',
      'torrent a.torrent',
      'torrent b.torrent',
      'other',
    ]);
    expect([...walk(folder)][0]).toMatchObject({ lengthBytes: 'a/1.torrent'.length });
    expect(countTorrents(folder)).toBe(5);
  });

  it('gives the same, once each, when a folder has more names than are kept in memory', () => {
    const names = Array.from({ length: 50 }, (_, index) => `f${index % 3}/${(index * 37) % 50}.torrent`);
    const folder = folderOf([...names, 'f0/readme.txt', 'f1/x/y.torrent']);
    const whole = pathsOf(walk(folder));
    expect(whole).toHaveLength(52);
    for (const namesMax of [1, 2, 3, 16, 17]) expect(pathsOf(walk(folder, namesMax))).toEqual(whole);
  });

  it('follows no links, and tells what it cannot read', () => {
    const folder = folderOf(['in/a.torrent']);
    symlinkSync(join(folder, 'in/a.torrent'), join(folder, 'link.torrent'));
    symlinkSync(join(folder, 'in'), join(folder, 'loop'));
    expect(pathsOf(walk(folder))).toEqual(['other', 'torrent in/a.torrent', 'special link.torrent']);
    expect(pathsOf(walk(join(folder, 'nothing')))).toEqual(['unreadable ']);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAssets, type MadeFile } from '../../../src/http/files.ts';
import { temporaryFolder } from '../../support/temp.ts';

const made: MadeFile = { name: 'made.js', version: '1', make: async () => 'made' };
const request = new Request('http://localhost/');

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe('loadAssets', () => {
  it('gives every script another address when any one of them changes, and no other file', () => {
    const before = loadAssets(folderWith({ 'a.js': '1', 'b.js': '1', 'a.css': '1' }), [made]);
    const other = loadAssets(folderWith({ 'a.js': '1', 'b.js': '2', 'a.css': '1' }), [made]);
    const remade = loadAssets(folderWith({ 'a.js': '1', 'b.js': '1', 'a.css': '1' }), [
      { ...made, version: '2' },
    ]);
    for (const name of ['a.js', 'b.js', 'made.js'])
      expect(new Set([before, other, remade].map(({ address }) => address(name))).size, name).toBe(3);
    for (const { address } of [other, remade]) expect(address('a.css')).toBe(before.address('a.css'));
  });

  it('gives the same addresses to the same files', () => {
    const [one, other] = [
      { 'a.js': '1', 'b.js': '1' },
      { 'b.js': '1', 'a.js': '1' },
    ].map((files) => loadAssets(folderWith(files), [made]));
    expect(one?.address('a.js')).toBe(other?.address('a.js'));
  });

  it('makes a file once for all who ask, and anew when that failed', async () => {
    let calls = 0;
    const make = async () => {
      if (++calls === 1) throw new Error('not now');
      return 'made';
    };
    const assets = loadAssets(temporaryFolder(), [{ ...made, make }]);
    await expect(assets.respond(request, 'made.js', null)).rejects.toThrow('not now');
    const answers = await Promise.all([1, 2].map(() => assets.respond(request, 'made.js', null)));
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['made', 'made']);
    expect(calls).toBe(2);
  });
});

import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KnownItem } from '../../../src/publishing/item.ts';
import { Journal } from '../../../src/publishing/journal.ts';
import { temporaryFolder } from '../../support/temp.ts';

function item(name: string, outside = 'x'): KnownItem {
  return { name, kind: 'file', files: [], outside, published: undefined, refusal: undefined };
}

describe('Journal', () => {
  it('has after a restart what it had before, also when its last line was cut off', () => {
    const path = join(temporaryFolder(), 'published', 'files.ndjson');
    const journal = new Journal(path);
    journal.folderInode = '17';
    for (const name of ['a', 'b', 'c']) journal.put(item(name));
    journal.put(item('a', 'y'));
    journal.drop('b');
    // As a killed process leaves it.
    appendFileSync(path, '{"put":{"name":"torn');
    const again = new Journal(path);
    expect([...again.items.values()]).toEqual([item('a', 'y'), item('c')]);
    expect(again.folderInode).toBe('17');
    again.put(item('d'));
    again.close();
    expect([...new Journal(path).items.keys()]).toEqual(['a', 'c', 'd']);
    journal.close();
  });

  it('does not grow without end', () => {
    const path = join(temporaryFolder(), 'files.ndjson');
    const journal = new Journal(path);
    for (let round = 0; round < 3_000; round++) journal.put(item('a', String(round)));
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(1_100);
    expect([...new Journal(path).items.values()]).toEqual([item('a', '2999')]);
    journal.close();
  });

  it('says which file it cannot use', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(() => new Journal(join(folder, 'file', 'files.ndjson'))).toThrow(
      'files.ndjson, which keeps what was',
    );
    mkdirSync(join(folder, 'x.ndjson'));
    expect(() => new Journal(join(folder, 'x.ndjson'))).toThrow('Cannot use');
    chmodSync(folder, 0o700);
  });
});

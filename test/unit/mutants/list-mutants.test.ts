import { describe, expect, it } from 'vitest';
import { listMutants } from '../../mutants/list-mutants.ts';

function mutate(source: string): string[] {
  return listMutants(source).map((mutant) => mutant.source);
}

describe('listMutants', () => {
  it.each([
    ['const a = b && c;', ['const a = b;', 'const a = c;']],
    ['const a = b < c;', ['const a = b <= c;']],
    ['const a = !b;', ['const a = b;']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
    ['const a = b ? c : d;', ['const a = c;', 'const a = d;']],
    ['const a = 7;', ['const a = 8;']],
    ["const a = 'hidden';", ["const a = 'hidden-other';"]],
    ["const a = 'What it says.';", []],
    ['const a = [b, ...c];', ['const a = [...[], ...c];', 'const a = [b, ...[]];', 'const a = [b, ...[]];']],
    ["import { a } from 'b';", []],
    [
      'const a: number = (b as number) - 1;',
      ['const a: number = (b as number) + 1;', 'const a: number = (b as number) - 2;'],
    ],
  ])('makes of %s a fault at each place that can have one', (source, mutants) => {
    expect(mutate(source)).toEqual(mutants);
  });

  it('says on which line each is', () => {
    expect(listMutants('a();\n\nb();\n').map(({ line }) => line)).toEqual([1, 3]);
  });
});

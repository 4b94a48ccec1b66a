import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicateMembers } from '../../../src/lib/duplicate-members.ts';

function pathsIn(json: string, max = 20): string[] {
  JSON.parse(json);
  return findDuplicateMembers(json, max).map(({ path, index }) => `${path.join('.')} @${index}`);
}

describe('findDuplicateMembers', () => {
  it.each([
    ['{"a":1,"a":2}', ['a @7']],
    ['{"a":1,"b":2,"a":{},"a":[]}', ['a @13', 'a @20']],
    ['{"a":{"b":{"c":1,"c":2}}}', ['a.b.c @17']],
    ['[{"a":1},[{"a":1,"b":[],"a":2}]]', ['1.0.a @24']],
    [String.raw`{"a":1,"\u0061":2}`, ['a @7']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__ @15']],
    ['{"constructor":1,"toString":1,"constructor":2}', ['constructor @30']],
    ['{"":1,"":2}', [' @6']],
    [String.raw`{"a\"":"\\","b":"}{,","a\"":1}`, ['a" @22']],
    ['{"a":[{"x":1},{"x":1}],"a":1}', ['a @23']],
  ])('finds them in %s', (json, expected) => {
    expect(pathsIn(json)).toEqual(expected);
  });

  it.each([
    '{}',
    '[]',
    '"a"',
    '1',
    'null',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a"}',
    '{"a":["a","a"],"A":1}',
    '{"a":1,"a ":2}',
    String.raw`{"a":"\"a\":1,\"a\":2"}`,
  ])('finds none in %s', (json) => {
    expect(pathsIn(json)).toEqual([]);
  });

  it('finds none in what JSON.stringify writes, and one where a member is written again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, name) => {
        expect(pathsIn(JSON.stringify(value))).toEqual([]);
        expect(pathsIn(JSON.stringify([value, value], undefined, 2))).toEqual([]);
        const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        expect(pathsIn(`[{${member},${member}}]`)).toHaveLength(1);
      }),
    );
  });

  it('stops at the most that is asked for', () => {
    const json = `{${'"a":1,'.repeat(1000)}"a":1}`;
    expect(pathsIn(json, 20)).toHaveLength(20);
    expect(pathsIn(json, 2000)).toHaveLength(1000);
  });

  it('reads a hundred thousand levels and a text of a megabyte', () => {
    const deep = '{"a":'.repeat(100_000);
    expect(findDuplicateMembers(`${deep}{"b":1,"b":2}${'}'.repeat(100_000)}`, 1)).toHaveLength(1);
    expect(pathsIn(JSON.stringify({ a: String.raw`\"`.repeat(500_000) }))).toEqual([]);
  });
});

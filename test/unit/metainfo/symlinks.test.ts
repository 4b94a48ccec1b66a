import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../src/metainfo/rules.ts';
import { brokenRules, check, v1, v1Files, v2, v2File, type Value } from '../../support/metainfo/make.ts';

const leaf = v2File(5).leaf;
const link = (...target: string[]): Record<string, Value> => ({
  attr: 'l',
  length: 0,
  'symlink path': target,
});

/** A torrent with `a`, `d/b`, `d/e/c`, a symlink `k` to `d/e`, and one more symlink. */
function withLink(path: readonly string[], ...target: string[]): Uint8Array {
  return v1Files([
    { length: 5, path: ['a'] },
    { length: 5, path: ['d', 'b'] },
    { length: 5, path: ['d', 'e', 'c'] },
    { ...link('d', 'e'), path: ['k'] },
    { ...link(...target), path },
  ]);
}

function targetIn(bytes: Uint8Array): readonly string[] | undefined {
  return [...(check(bytes).metainfo?.files() ?? [])].at(-1)?.symlinkPath;
}

describe('SymlinkChecker', () => {
  it('has nothing to say of a target that is written from the top folder', () => {
    for (const target of [['a'], ['d'], ['d', 'b'], ['d', 'e', 'c']]) {
      expect(brokenRules(withLink(['d', 'l'], ...target)), target.join('/')).toEqual([]);
    }
  });

  const relative: [path: string[], target: string[], shown: string[]][] = [
    [['l'], ['.', 'a'], ['a']],
    [['l'], ['d', '..', 'a'], ['a']],
    [['l'], ['d', '.', 'b'], ['d', 'b']],
    [['d', 'l'], ['..', 'a'], ['a']],
    [['d', 'l'], ['..'], []],
    [['d', 'l'], ['.'], ['d']],
    [
      ['d', 'e', 'l'],
      ['..', 'b'],
      ['d', 'b'],
    ],
    [['d', 'e', 'l'], ['..', '..', 'a'], ['a']],
    [
      ['d', 'e', 'l'],
      ['..', '..', 'd', 'b'],
      ['d', 'b'],
    ],
  ];
  for (const [path, target, shown] of relative) {
    it(`warns of ${path.join('/')} to ${target.join('/')}, which stays inside the torrent`, () => {
      const bytes = withLink(path, ...target);
      expect(brokenRules(bytes)).toEqual(['symlink.relative']);
      expect(check(bytes).findings[0]).toMatchObject({ severity: 'warning', bep: 47 });
      expect(targetIn(bytes)).toEqual(shown);
    });
  }

  it('warns of a target that is only there from the folder of the symlink', () => {
    expect(brokenRules(withLink(['d', 'l'], 'b'))).toEqual(['symlink.relative']);
    expect(brokenRules(withLink(['l'], 'b'))).toEqual(['symlink.target-unknown']);
  });

  const outside: [path: string[], target: string[]][] = [
    [['l'], ['..']],
    [['l'], ['..', 'a']],
    [
      ['d', 'l'],
      ['..', '..', 'a'],
    ],
    [
      ['d', 'l'],
      ['..', '..', 'folder', 'a'],
    ],
    [
      ['d', 'l'],
      ['..', 'd', '..', '..'],
    ],
    [['l'], ['d', '..', '..', 'd']],
    [['l'], ['.', '..']],
  ];
  for (const [path, target] of outside) {
    it(`refuses ${path.join('/')} to ${target.join('/')}, which leads out of the torrent`, () => {
      const { metainfo, findings } = check(withLink(path, ...target));
      expect(metainfo).toBeUndefined();
      expect(findings[0]).toMatchObject({ rule: 'symlink.outside', path: 'info.files[4].symlink path' });
    });
  }

  it('refuses to go up behind another symlink, in whatever case and from whichever folder it is named', () => {
    for (const [path, target] of [
      [['l'], ['k', '..', 'a']],
      [['l'], ['K', '..', 'a']],
      [['l'], ['k', 'c', '..', '..', 'a']],
      [
        ['d', 'l'],
        ['..', 'k', '..', 'a'],
      ],
      [
        ['d', 'l'],
        ['k', '..', 'a'],
      ],
    ] as const) {
      expect(brokenRules(withLink(path, ...target)), target.join('/')).toContain('symlink.outside');
    }
    expect(brokenRules(withLink(['l'], 'k', 'c'))).toEqual(['symlink.target-unknown']);
  });

  it('holds for the tree of v2 and for a torrent of one symlink', () => {
    const tree = (target: string[]) => ({
      a: { '': leaf },
      d: { l: { '': { attr: 'l', 'symlink path': target } } },
    });
    expect(brokenRules(v2({ 'file tree': tree(['..', 'a']) }))).toEqual(['symlink.relative']);
    expect(brokenRules(v2({ 'file tree': tree(['..', '..', 'a']) }))).toEqual(['symlink.outside']);
    expect(brokenRules(v1(link('..', 'a')))).toContain('symlink.outside');
  });

  it('refuses names in a target that are refused in a path, and passes over empty ones', () => {
    const rules: [name: string, rule: RuleId][] = [
      ['/etc', 'path.slash'],
      ['a/../..', 'path.slash'],
      ['a\0', 'path.nul'],
      ['a'.repeat(4097), 'path.too-long'],
    ];
    for (const [name, rule] of rules) {
      const { metainfo, findings } = check(withLink(['l'], 'd', name));
      expect(metainfo, name).toBeUndefined();
      expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    }
    expect(brokenRules(withLink(['l'], '', 'd', '', 'b'))).toEqual(['path.empty']);
    expect(targetIn(withLink(['l'], '', 'd', '', 'b'))).toEqual(['d', 'b']);
  });

  it('takes a symlink with an empty target for an ordinary file, with a warning', () => {
    const bytes = v1Files([
      { length: 5, path: ['a'] },
      { attr: 'l', length: 0, path: ['b'], 'symlink path': [] },
    ]);
    expect(brokenRules(bytes)).toEqual(['symlink.target-missing']);
    expect([...(check(bytes).metainfo?.files() ?? [])].at(-1)).toMatchObject({
      symlinkPath: undefined,
      attributes: { symlink: false },
    });
  });

  it('names a long target only in part', () => {
    const [finding] = check(withLink(['l'], ...Array.from({ length: 10_000 }, () => 'x'))).findings;
    expect(finding?.message.length).toBeLessThan(200);
  });

  it('stays safe where there are more symlinks than are looked up', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...link('a'), path: [`${index}`] }));
    const files = (...target: string[]) =>
      v1Files([{ length: 5, path: ['a'] }, ...many, { ...link(...target), path: ['d', 'l'] }]);
    expect(brokenRules(files('..', 'a'))).toEqual([]);
    expect(brokenRules(files('..', '..', 'a'))).toEqual(['symlink.outside']);
    expect(brokenRules(files('x', '..', 'a'))).toEqual(['symlink.outside']);
  });
});

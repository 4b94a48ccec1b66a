import { describe, expect, it } from 'vitest';
import { type RuleId, rules } from '../../../src/metainfo/rules.ts';
import { brokenRules, check, hybrid, Raw, v1, v1Files, v2 } from '../../support/metainfo/make.ts';
import { file, ruleSamples, small, treeOf } from '../../support/metainfo/rule-samples.ts';

describe('rules', () => {
  for (const [rule, [bytes, ...others]] of Object.entries(ruleSamples)) {
    it(`${rule} is found where it is broken, and no other rule`, () => {
      expect(brokenRules(bytes).sort()).toEqual([rule, ...others].sort());
    });
  }

  it('refuse a torrent when one of them is an error, and only then', () => {
    for (const [bytes] of Object.values(ruleSamples)) {
      const { metainfo, findings } = check(bytes);
      expect(metainfo === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
    }
  });

  it('say what is wrong, what that means and how to fix it as sentences', () => {
    for (const { title, about, hint } of Object.values(rules)) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(about).toMatch(/^[A-Z].{20,}\.$/);
      expect(hint).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('give as example what they say of a torrent that breaks them', () => {
    for (const [rule, [bytes]] of Object.entries(ruleSamples)) {
      const finding = check(bytes).findings.find((found) => found.rule === rule);
      expect(finding?.message).toBe(rules[rule as RuleId].example);
    }
  });

  it('leave the plain torrents of these tests without a finding', () => {
    for (const bytes of [v1(), v1Files([file('a'), file('b', 'c')]), v2(), hybrid()]) {
      expect(check(bytes).findings).toEqual([]);
    }
  });

  it('point to the value with its key path and byte offset', () => {
    const bytes = v1Files([file('a'), file('b'), { length: 5, path: ['c', '..'] }]);
    const [finding] = check(bytes).findings;
    expect(finding).toMatchObject({ rule: 'path.dots', path: 'info.files[2].path[1]', bep: 3 });
    expect(Buffer.from(bytes).toString('latin1', finding?.offset, (finding?.offset ?? 0) + 4)).toBe('2:..');
  });

  it('write keys that are no plain words so that they cannot be mistaken', () => {
    const bytes = v2({ 'file tree': treeOf(['a.b\u202e', { ...small, length: new Raw('i-1e') }]) });
    expect(check(bytes).findings[0]?.path).toBe('info.file tree["a.b\\u{202e}"].length');
  });
});

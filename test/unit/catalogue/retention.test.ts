import { describe, expect, it } from 'vitest';
import {
  checkRetention,
  describeRule,
  ruleFor,
  type RetentionRule,
  type RetentionRules,
} from '../../../src/catalogue/retention.ts';
import { formatRule, parseRules } from '../../../src/catalogue/retention-lines.ts';
import { RetentionSorter } from '../../../src/catalogue/retention-sorter.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import { torrentAs } from '../../contracts/drafts.ts';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-06-01T12:00:00Z');

/** One that is so many days old: the id says when it was published too. */
function aged(name: string, days: number, more: Partial<Torrent> = {}): Torrent {
  const publishedAt = new Date(NOW.getTime() - days * DAY_MS);
  return torrentAs(name, { id: 10_000 - days, publishedAt, ...more });
}

/** The names of those that go, of torrents in pages of so many. */
function goingFrom(torrents: readonly Torrent[], rules: RetentionRules, pageSize = 100): readonly string[] {
  const sorter = new RetentionSorter(rules, NOW);
  const newestFirst = torrents.toSorted((a, b) => b.id - a.id);
  const gone: string[] = [];
  for (let start = 0; start < newestFirst.length; start += pageSize)
    gone.push(...sorter.sort(newestFirst.slice(start, start + pageSize)).map(({ name }) => name));
  return gone;
}

const FIVE = [1, 2, 3, 4, 5].map((days) => aged(`t${days}`, days));

describe('RetentionSorter', () => {
  it('keeps the newest, in whatever pages they come', () => {
    for (const pageSize of [1, 2, 5])
      expect(goingFrom(FIVE, [{ keep: 2 }], pageSize)).toEqual(['t3', 't4', 't5']);
    expect(goingFrom(FIVE, [{ keep: 9 }])).toEqual([]);
  });

  it('keeps those that are young, to the millisecond', () => {
    expect(goingFrom(FIVE, [{ maxAge: '3d' }])).toEqual(['t3', 't4', 't5']);
    const publishedAt = new Date(NOW.getTime() - 3 * DAY_MS + 1);
    expect(goingFrom([...FIVE, aged('still', 3, { id: 9_996, publishedAt })], [{ maxAge: '3d' }])).toEqual([
      't3',
      't4',
      't5',
    ]);
  });

  it('removes with both only what is neither among the newest nor young', () => {
    expect(goingFrom(FIVE, [{ keep: 2, maxAge: '4d' }])).toEqual(['t4', 't5']);
    expect(goingFrom(FIVE, [{ keep: 4, maxAge: '2d' }])).toEqual(['t5']);
  });

  it('keeps the last torrent of a collection, however old it is', () => {
    for (const pageSize of [1, 2, 5])
      expect(goingFrom(FIVE, [{ maxAge: '12h' }], pageSize)).toEqual(['t2', 't3', 't4', 't5']);
    expect(goingFrom([aged('only', 900)], [{ maxAge: '12h' }])).toEqual([]);
  });

  it('removes the newest too, once an older one stays', () => {
    const rules = [{ match: '*-nightly*', maxAge: '12h' }];
    const torrents = [aged('a-nightly', 1), aged('b-nightly', 2), aged('release', 3)];
    for (const pageSize of [1, 2, 3])
      expect(goingFrom(torrents, rules, pageSize).toSorted()).toEqual(['a-nightly', 'b-nightly']);
  });

  it('neither removes pinned torrents nor counts them', () => {
    const pinned = [aged('p0', 0, { pinned: true }), aged('p9', 9, { pinned: true })];
    expect(goingFrom([...FIVE, ...pinned], [{ keep: 2 }])).toEqual(['t3', 't4', 't5']);
  });

  it('counts for each rule what its pattern fits first', () => {
    const rules = [
      { match: '*-lts', keep: 'all' as const },
      { match: 't*', keep: 1 },
    ];
    expect(goingFrom([...FIVE, aged('t7-lts', 7), aged('other', 8)], rules)).toEqual([
      't2',
      't3',
      't4',
      't5',
    ]);
  });

  it('says which stay, and when the next becomes due', () => {
    const sorter = new RetentionSorter([{ keep: 1, maxAge: '3d' }], NOW);
    sorter.sort(FIVE);
    expect(sorter.kept).toEqual([9_999]);
    expect(sorter.dueMs).toBe(NOW.getTime() + DAY_MS);
  });
});

describe('checkRetention', () => {
  it('returns the rules, with patterns as names are normalised', () => {
    expect(checkRetention([{ match: ' Ue\u0301 ', keep: 1 }])).toEqual([{ match: 'U\u00e9', keep: 1 }]);
  });

  it.each<[string, RetentionRules]>([
    ['there is no rule', []],
    ['there are 11 rules', Array.from({ length: 11 }, () => ({ keep: 1 }))],
    ['does not say what it keeps', [{ match: '*' }]],
    ['keep 0 would empty', [{ keep: 0 }]],
    ['it cannot keep 1.5', [{ keep: 1.5 }]],
    ['it cannot keep -1', [{ keep: -1 }]],
    ['it cannot keep 1001', [{ keep: 1001 }]],
    ['a rule that keeps all has no use for a time', [{ keep: 'all', maxAge: '1d' }]],
    ['"0d" is not a time', [{ maxAge: '0d' }]],
    ['"90" is not a time', [{ maxAge: '90' }]],
    ['a pattern is empty', [{ match: ' ', keep: 1 }]],
    ['the pattern: it has an invisible character', [{ match: 'a\nb', keep: 1 }]],
    ['the pattern: it has an invisible character', [{ match: 'a\u202eb', keep: 1 }]],
    ['the pattern: it has 201 characters', [{ match: '*'.repeat(201), keep: 1 }]],
  ])('refuses, because %s', (why, rules) => {
    expect(() => checkRetention(rules)).toThrow(why);
  });
});

describe('formatRule', () => {
  it.each<[string, RetentionRule]>([
    ['keep 7', { keep: 7 }],
    ['90d', { maxAge: '90d' }],
    ['keep all *-lts', { keep: 'all', match: '*-lts' }],
    ['keep 7 90d *-nightly-* of us', { keep: 7, maxAge: '90d', match: '*-nightly-* of us' }],
  ])('writes %j, and parseRules reads it', (line, rule) => {
    expect(formatRule(rule)).toBe(line);
    expect(parseRules([line], 'line')).toEqual([rule]);
  });
});

describe('parseRules', () => {
  it('names the line and the word of each mistake', () => {
    expect(() => parseRules(['keep 7', '', ' kep 3 90d', '90y x', 'keep all 9d'], 'line')).toThrow(
      'Cannot use these retention rules: line 3: "kep" is neither keep nor a time such as 90d; line 4: "90y" is not a time; line 5: a rule that keeps all has no use for a time',
    );
  });

  it.each([
    ['seven', 'rule 1: "seven" is neither keep nor a time'],
    ['keep', 'rule 1: keep has no number'],
    ['keep\tseven', 'rule 1: "seven" is not a number to keep'],
    ['keep 0', 'rule 1: keep 0 would empty'],
    ['7', 'rule 1: "7" is neither'],
    ['keep 999999999', 'rule 1: it cannot keep 999999999'],
    ['keep 1 a\u202eb', 'rule 1: cannot use the pattern'],
    [' ', 'there is no rule'],
  ])('refuses %j', (line, why) => {
    expect(() => parseRules([line], 'rule')).toThrow(why);
  });
});

describe('describeRule', () => {
  it('says what stays', () => {
    expect(describeRule({ keep: 7, maxAge: '90d', match: '*-n' })).toBe(
      'the newest 7 and those younger than 90d named *-n',
    );
  });
});

describe('ruleFor', () => {
  it('compares the file name with and without its ending, and the name', () => {
    const torrent = torrentAs('x', { fileName: 'night.torrent', name: 'App' });
    for (const match of ['night', 'night.torrent', 'app'])
      expect(ruleFor([{ match, keep: 1 }], torrent)).toBeDefined();
    expect(ruleFor([{ match: 'nigh', keep: 1 }], torrent)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { KnownItem, SourceItem } from '../../../src/publishing/item.ts';
import { planActions, type PlanInput } from '../../../src/publishing/plan.ts';
import { Settling } from '../../../src/publishing/settling.ts';

const NOW = 1_000_000_000_000;
const OUTSIDE = 'the same';

function item(name: string, inode = name, modifiedNs = '5'): SourceItem {
  const files = [{ path: [], lengthBytes: 10, modifiedNs, inode }];
  return { name, kind: 'file', files, changedMs: NOW - 3_600_000, partialFile: undefined };
}

function known(of: SourceItem, more: Partial<KnownItem> = {}): KnownItem {
  const { name, kind, files } = of;
  const infohash = 'a'.repeat(40) as never;
  const published = { collection: 'c', fileName: `${name}.torrent`, infohash };
  return { name, kind, files, outside: OUTSIDE, published, refusal: undefined, ...more };
}

function plan(items: readonly SourceItem[], before: readonly KnownItem[], more: Partial<PlanInput> = {}) {
  const actions = planActions({
    scan: { items, problems: [] },
    settled: new Set(items.map(({ name }) => name)),
    known: new Map(before.map((it) => [it.name, it])),
    outsideOf: () => OUTSIDE,
    now: NOW,
    ...more,
  });
  return actions.map((action) =>
    action.kind === 'remove'
      ? `remove ${action.known.name}`
      : `publish ${action.item.name}${action.former === undefined ? '' : ` after ${action.former.name}`}`,
  );
}

describe('planActions', () => {
  it('publishes what is new or changed, removes what is gone, and leaves the rest alone', () => {
    const before = [known(item('same')), known(item('changed')), known(item('gone'))];
    expect(plan([item('same'), item('changed', 'changed', '6'), item('new')], before)).toEqual([
      'publish changed after changed',
      'publish new',
      'remove gone',
    ]);
  });

  it('takes a file with the content of a missing one for the same, renamed', () => {
    expect(plan([item('new name', 'inode')], [known(item('old name', 'inode'))])).toEqual([
      'publish new name after old name',
    ]);
    // Only one of two hard links.
    expect(plan([item('b', 'x'), item('c', 'x')], [known(item('a', 'x'))])).toEqual([
      'publish b after a',
      'publish c',
    ]);
  });

  it('waits for a renamed item that is not complete, and does not remove it meanwhile', () => {
    const input = { settled: new Set<string>() };
    expect(plan([item('new name', 'inode')], [known(item('old name', 'inode'))], input)).toEqual([]);
    expect(plan([item('another')], [known(item('old name', 'inode'))], input)).toEqual(['remove old name']);
  });

  it('does not remove what is there but cannot be read', () => {
    const scan = { items: [], problems: [{ name: 'locked', message: 'It cannot be read.' }] };
    expect(plan([], [known(item('locked'))], { scan })).toEqual([]);
  });

  it('publishes all again when their address or trackers are others', () => {
    expect(plan([item('a')], [known(item('a'))], { outsideOf: () => 'another' })).toEqual([
      'publish a after a',
    ]);
  });

  it('tries what was refused again when it changes, or when its time has come', () => {
    const refusal = { message: 'no', hint: undefined, retryAt: undefined };
    const refused = (retryAt?: number) =>
      known(item('a'), { outside: '', published: undefined, refusal: { ...refusal, retryAt } });
    expect(plan([item('a')], [refused()])).toEqual([]);
    expect(plan([item('a')], [refused(NOW + 1)])).toEqual([]);
    expect(plan([item('a')], [refused(NOW)])).toEqual(['publish a after a']);
    expect(plan([item('a', 'a', '6')], [refused()])).toEqual(['publish a after a']);
  });
});

describe('Settling', () => {
  const settled = (settling: Settling, items: readonly SourceItem[], now: number) => [
    ...settling.settled(items, now),
  ];

  it('calls an item complete once its own times are old enough, at the first look', () => {
    const settling = new Settling(20_000);
    const fresh = { ...item('fresh'), changedMs: NOW - 19_999 };
    expect(settled(settling, [item('old'), fresh], NOW)).toEqual(['old']);
    expect(settled(settling, [fresh], NOW + 1)).toEqual(['fresh']);
  });

  it('calls an item from the future complete when it was seen without a change for long enough', () => {
    const settling = new Settling(20_000);
    const future = { ...item('future'), changedMs: NOW + 3_600_000 };
    expect(settled(settling, [future], NOW)).toEqual([]);
    expect(settled(settling, [{ ...future, changedMs: NOW + 3_600_001 }], NOW + 10_000)).toEqual([]);
    expect(settled(settling, [{ ...future, changedMs: NOW + 3_600_001 }], NOW + 29_999)).toEqual([]);
    expect(settled(settling, [{ ...future, changedMs: NOW + 3_600_001 }], NOW + 30_000)).toEqual(['future']);
  });

  it('does not wait for as long as the clock was wrong, when it is set back', () => {
    const settling = new Settling(20_000);
    const future = { ...item('future'), changedMs: NOW + 3_600_000 };
    expect(settled(settling, [future], NOW + 3_600_000)).toEqual([]);
    expect(settled(settling, [future], NOW)).toEqual([]);
    expect(settled(settling, [future], NOW + 20_000)).toEqual(['future']);
  });

  it('never calls complete what a program is still loading', () => {
    const loading = { ...item('loading'), partialFile: 'loading.aria2' };
    expect(settled(new Settling(0), [loading], NOW)).toEqual([]);
  });
});

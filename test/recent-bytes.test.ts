import { describe, expect, it } from 'vitest';
import { RecentBytes } from '../src/recent-bytes.ts';

const ten = (): Uint8Array => new Uint8Array(10);

describe('RecentBytes', () => {
  it('gives what was added, and forgets what was not asked for the longest', () => {
    const recent = new RecentBytes(80);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) recent.add(key, ten());
    expect(recent.get('a')).toEqual(ten());
    recent.add('i', ten());
    expect(recent.get('b')).toBeUndefined();
    for (const key of ['a', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) expect(recent.get(key), key).toEqual(ten());
  });

  it('keeps nothing that would push out everything else', () => {
    const recent = new RecentBytes(80);
    recent.add('small', ten());
    recent.add('large', new Uint8Array(11));
    expect(recent.get('large')).toBeUndefined();
    expect(recent.get('small')).toEqual(ten());
  });

  it('counts an entry once, however often it is added', () => {
    const recent = new RecentBytes(80);
    for (let i = 0; i < 100; i++) recent.add('a', ten());
    recent.add('b', ten());
    expect(recent.get('a')).toEqual(ten());
  });
});

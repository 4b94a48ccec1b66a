import { describe, expect, it } from 'vitest';
import { readBencode } from '../../../src/bencode/read.ts';

const read = (text: string) => readBencode(new Uint8Array(Buffer.from(text))).root;

describe('BencodeValue', () => {
  it('gives the value under a key, the first one when it appears twice', () => {
    expect(read('d1:ai1e1:ai2ee').get('a')?.safeInteger()).toBe(1);
    expect(read('d1:ai1ee').get('b')).toBeUndefined();
    expect(read('li1ee').get('a')).toBeUndefined();
  });

  it('finds keys that are no ASCII and keys of raw bytes', () => {
    expect(read('d2:éi1ee').get('é')?.safeInteger()).toBe(1);
    expect(read('d1:ai1ee').get(Uint8Array.of(0x61))?.safeInteger()).toBe(1);
  });

  it('keeps a key that would be the prototype of an object', () => {
    expect(read('d9:__proto__i1ee').get('__proto__')?.safeInteger()).toBe(1);
  });

  it('does not round integers beyond 2^53', () => {
    const value = read('i9007199254740993e');
    expect(value.safeInteger()).toBeUndefined();
    expect(value.integer()).toBe(9_007_199_254_740_993n);
    expect(read('i-9223372036854775808e').integer()).toBe(-(2n ** 63n));
    expect(read('i-9007199254740991e').safeInteger()).toBe(Number.MIN_SAFE_INTEGER);
    expect(read('i0e').safeInteger()).toBe(0);
  });

  it('gives text only for well-formed UTF-8', () => {
    expect(read('2:é').text()).toBe('é');
    expect(read('i1e').text()).toBeUndefined();
    expect(readBencode(Uint8Array.of(0x31, 0x3a, 0xff)).root.text()).toBeUndefined();
    expect(read(`60:${'é'.repeat(30)}`).text()).toBe('é'.repeat(30));
  });

  it('keeps a byte order mark', () => {
    expect(read('4:\ufeffa').text()).toBe('\ufeffa');
  });

  it('walks over items and entries of its own level only', () => {
    const root = read('d1:al0:lee1:bd1:ci1eee');
    expect([...root.entries()].map(([key, value]) => [key.text(), value.kind])).toEqual([
      ['a', 'list'],
      ['b', 'dictionary'],
    ]);
    expect([...(root.get('a')?.items() ?? [])].map((item) => item.kind)).toEqual(['string', 'list']);
    expect([...root.items()]).toEqual([]);
  });

  it('gives the bytes of a value as they were written', () => {
    const info = read('d4:infod1:b0:1:a0:ee').get('info');
    expect(Buffer.from(info?.span ?? []).toString()).toBe('d1:b0:1:a0:e');
    expect([info?.start, info?.end]).toEqual([7, 19]);
  });
});

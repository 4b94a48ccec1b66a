import { describe, expect, it } from 'vitest';
import { createsEmptyFile, Prepared } from '../../../src/service/prepared.ts';

describe('what clients prepare', () => {
  it('is known to the token that made it, and not to strangers', () => {
    const prepared = new Prepared();
    prepared.add(1, 'a', 'folder');
    prepared.add(1, 'a/x.torrent', 'file');
    expect(prepared.find(1, 'a')).toBe('folder');
    expect(prepared.list(1, 'a')).toEqual([{ name: 'x.torrent', kind: 'file' }]);
    expect(prepared.list(1, '')).toEqual([{ name: 'a', kind: 'folder' }]);
    for (const other of [2, undefined]) {
      expect(prepared.find(other, 'a')).toBeUndefined();
      expect(prepared.list(other, '')).toEqual([]);
      expect(prepared.remove(other, 'a')).toBe(false);
    }
  });

  it('moves and goes with all below it, and with nothing that only begins alike', () => {
    const prepared = new Prepared();
    for (const path of ['a', 'a/b', 'ab']) prepared.add(1, path, 'folder');
    expect(prepared.move(1, 'a', 'c/d')).toBe(true);
    expect(prepared.find(1, 'c/d/b')).toBe('folder');
    expect(prepared.find(1, 'a/b')).toBeUndefined();
    expect(prepared.find(1, 'ab')).toBe('folder');
    expect(prepared.remove(1, 'c/d')).toBe(true);
    expect(prepared.list(1, 'c/d')).toEqual([]);
  });

  it('is bounded for each token: the oldest goes', () => {
    const prepared = new Prepared();
    for (let index = 0; index <= 500; index++) prepared.add(1, `folder ${index}`, 'folder');
    expect(prepared.list(1, '')).toHaveLength(500);
    expect(prepared.find(1, 'folder 0')).toBeUndefined();
    for (let index = 0; index < 50; index++) prepared.add(2, `${index} ${'x'.repeat(4000)}`, 'folder');
    expect(prepared.list(2, '').length).toBeLessThan(26);
  });

  it('keeps a folder with those that it is in', () => {
    const prepared = new Prepared();
    prepared.keepFolder(1, 'a/b/c');
    expect(['a', 'a/b', 'a/b/c'].map((path) => prepared.find(1, path))).toEqual(Array(3).fill('folder'));
    prepared.keepFolder(1, '');
    expect(prepared.find(1, '')).toBeUndefined();
  });
});

describe('an empty file', () => {
  const request = (userAgent: string, length = '0') =>
    new Request('http://host/', { headers: { 'user-agent': userAgent, 'content-length': length } });

  it('is created by the clients of Windows and macOS alone', () => {
    expect(createsEmptyFile(request('Microsoft-WebDAV-MiniRedir/10.0.26100'))).toBe(true);
    expect(createsEmptyFile(request('WebDAVFS/3.0.0 (03008000) Darwin/24.0.0 (arm64)'))).toBe(true);
    expect(createsEmptyFile(request('WebDAVFS/3.0.0 (03008000) Darwin/24.0.0 (arm64)', '5'))).toBe(false);
    expect(createsEmptyFile(request('curl/8.14.1'))).toBe(false);
  });
});

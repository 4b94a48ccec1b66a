import { describe, expect, it } from 'vitest';
import { announceLine } from '../../../../src/notify/irc/line.ts';
import { torrentAs, v1 } from '../../../contracts/drafts.ts';

const BASE = { origin: 'https://here.example', prefix: '' };
const LINE = '[{category}] - {name} - ({size}) - {download}';

function line(template: string, overrides: Parameters<typeof torrentAs>[1] = {}): string {
  const torrent = torrentAs('a', { name: 'a name', contentBytes: 231_001_293, ...overrides });
  return announceLine(template, torrent, torrent, BASE);
}

describe('announceLine', () => {
  it('is as autobrr reads it, with the pattern of the docs', () => {
    const announced = line(LINE, { category: 'Linux' });
    expect(announced).toBe(
      `[Linux] - a name - (220.30MiB) - https://here.example/torrents/${v1('a')}.torrent`,
    );
    expect(announced).toMatch(
      /^\[(.*?)\] - (.+) - \(([\d.]+\s?[KMGTP]?i?B)\) - (https?:\/\/.+\/torrents\/)([0-9a-f]{40,64})\.torrent$/,
    );
  });

  it('replaces every name that there is, once, and leaves others as they are', () => {
    const fields = { title: '{size}', tags: ['x', 'y'], collection: 'debian/13' };
    expect(line('{title}|{tags}|{collection}|{infohash}|{other}', fields)).toBe(
      `{size}|x y|debian/13|${v1('a')}|{other}`,
    );
  });

  it.each(['a\r\nQUIT', 'a\nb', 'a\0b', 'a\u0003,4b', 'a\u0002\u001f\u000fb', 'a\u0085b', 'a\u2028b'])(
    'has no control characters of the name %j',
    (name) => {
      expect(line('{name} {title}', { name, title: name })).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    },
  );

  it('cuts a long name, between two characters, and never an address', () => {
    for (const name of ['x'.repeat(1000), '種'.repeat(1000), '😀'.repeat(500)]) {
      const announced = line(LINE, { name, category: 'Linux' });
      expect(Buffer.byteLength(announced)).toBeLessThanOrEqual(400);
      expect(announced).not.toContain('\ufffd');
      expect(announced).toMatch(
        /^\[Linux\] - .+… - \(220\.30MiB\) - https:\/\/here\.example\/torrents\/[0-9a-f]{40}\.torrent$/,
      );
    }
  });

  it.each([
    [0, '0B'],
    [1023, '1023B'],
    [1024, '1.00KiB'],
    [5 * 1024 ** 4, '5.00TiB'],
  ])('writes %d bytes as %s', (contentBytes, text) => {
    expect(line('{size}', { contentBytes })).toBe(text);
  });
});

import { describe, expect, it } from 'vitest';
import { badge } from '../../../../src/site/torrent/badge.ts';

const HOSTILE = `</title><script>alert(1)</script>"' onload='x' &amp; <![CDATA[ \0 \u0008 \u202e \ufffe \ud800 \u{10ffff}`;

describe('badge', () => {
  it('has the size, and the title for those who cannot see it', () => {
    const svg = badge('Debian 13.2', '691\u00a0MiB');
    expect(svg).toContain('<title>Debian 13.2</title>');
    expect(svg).toContain('>691\u00a0MiB</text>');
  });

  it('is one element whose texts are text, and has no character that XML refuses, whatever the title', () => {
    const svg = badge(HOSTILE, '1 B');
    const [, title = ''] = /<title>([^<]*)<\/title>/.exec(svg) ?? [];
    expect(title).toContain(
      '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=&#39;x&#39; &amp;amp;',
    );
    const tags = (text: string) => text.match(/<\/?[a-zA-Z]+/g);
    expect(tags(svg)).toEqual(tags(badge('harmless', '1 B')));
    expect(svg).not.toMatch(/(?!\n)\p{Cc}|[\u202e\ufffe\uffff\p{Cs}]/u);
  });

  it('is as wide as its text', () => {
    const widthOf = (size: string) => Number(/width="(\d+)"/.exec(badge('x', size))?.[1]);
    expect(widthOf('1023.9 GiB')).toBeGreaterThan(widthOf('1 B'));
  });
});

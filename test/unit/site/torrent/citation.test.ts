import { describe, expect, it } from 'vitest';
import { citation } from '../../../../src/site/torrent/citation.ts';
import { torrentOf } from '../../../support/site/fixtures.ts';

const page = 'https://torrents.example/torrents/aaaa';
const input = { metainfo: { publisher: undefined }, page, siteName: 'Torrents & more' };

function valueOf(text: string, field: string): string | undefined {
  return new RegExp(`^  ${field} += \\{(.*)\\},$`, 'm').exec(text)?.[1];
}

describe('citation', () => {
  it('is an entry of BibTeX with title, publisher, date, infohash and address', () => {
    const torrent = torrentOf({ title: 'A data set', tags: ['x', 'doi:10.5281/zenodo.1234567'] });
    expect(citation({ ...input, torrent, metainfo: { publisher: 'A lab' } })).toBe(
      `@misc{torrent-${'a'.repeat(12)},
  title        = {{A data set}},
  publisher    = {A lab},
  year         = {2026},
  date         = {2026-09-15},
  howpublished = {BitTorrent, infohash ${'a'.repeat(40)}},
  doi          = {10.5281/zenodo.1234567},
  url          = {${page}},
}
`,
    );
  });

  it('names this site where the torrent names no publisher, and no DOI where no tag has one', () => {
    const text = citation({ ...input, torrent: torrentOf({ tags: ['doi:no', 'doi:10.1/}x'] }) });
    expect(valueOf(text, 'publisher')).toBe(String.raw`Torrents \& more`);
    expect(text).not.toContain('doi ');
  });

  it('keeps every text in its field, and no character of it a command', () => {
    const title = 'a}},\n  note = {x}, \\input{/etc/passwd} 100% $x$ ~^_#& \u202e\ud800';
    const text = citation({ ...input, torrent: torrentOf({ title }) });
    expect(text.split('\n')).toHaveLength(9);
    expect(text.match(/\{/g)).toHaveLength(text.match(/\}/g)?.length ?? 0);
    expect(valueOf(text, 'title')).toBe(
      String.raw`{a\textbraceright{}\textbraceright{}, note = \textbraceleft{}x\textbraceright{}, ` +
        String.raw`\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{} 100\% \$x\$ ` +
        String.raw`\textasciitilde{}\textasciicircum{}\_\#\& ` +
        '\ufffd}',
    );
  });
});

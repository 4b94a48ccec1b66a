import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, renderMarkdown, renderReadme } from '../../../src/service/markdown.ts';
import { parsePage } from '../../support/site/parse-page.ts';

function rendered(source: string): string {
  return renderMarkdown(source).toString();
}

function parsed(source: string) {
  return parsePage(
    `<!doctype html><html><head><title>x</title></head><body>${rendered(source)}</body></html>`,
  );
}

const REL = 'rel="nofollow ugc noopener noreferrer"';

/** What makes one writer's text another's elements, or takes long: 20,000 characters of each. */
const HOSTILE: Readonly<Record<string, string>> = {
  'nested quotations': '> ',
  'nested lists': '- ',
  'open brackets': '[',
  'open pictures': '![',
  'open links': '[a](<b',
  emphasis: '*a _b **c ',
  'strange delimiters': '*_~~',
  'reference definitions': '[a\n',
  backticks: '`a``b',
  addresses: 'http://a.b/(',
  magnets: 'magnet:?xt=a ',
  'addresses in angle brackets': '<http://a',
  tables: 'a|b\n-|-\n',
  'lines that might go on with a quotation': '=\n> =\n',
  'underlined lines': 'a\n-\n',
  entities: '&#x202e;',
  'unseen characters': '\u202e\u200b',
};

const words =
  'a http://a.b magnet:?xt=c &lt; &#x202e; <!-- --> <script> </p> <img/src=x/onerror=alert(1)> <javascript:k>';
const marks = `* _ ** \` [ ] ( ) ![ < > | |- ~~ \\ " ' ]( ](http://d.e ](javascript:alert(1)) ](data:text/html,g)`;
const spaces =
  ' ~\n~\n\n~    ~  \n~\t~> ~- ~1. ~# ~###### ~```\n~---\n~===\n~[a]: http://h.i\n~[a]: javascript:j\n';
const unseen = ['\u202e', '\u0000', '\ud800'];
const atoms = [...`${words} ${marks}`.split(' '), ...spaces.split('~'), ...unseen];
const markdown = fc.array(fc.constantFrom(...atoms), { maxLength: 60 }).map((parts) => parts.join(''));

describe('renderMarkdown', () => {
  it('makes paragraphs with emphasis, code, line breaks and struck-out text', () => {
    expect(rendered('*a* **b** ~~c~~ `d<`\ne')).toBe(
      '<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;</code><br />e</p>',
    );
  });

  it('makes lists, quotations, code blocks, rules and tables', () => {
    const { skeleton, find } = parsed(
      '- a\n- b\n\n3. c\n\n> d\n\n```sh\ne\n```\n\n---\n\n|f|g|\n|-|-:|\n|h|i|',
    );
    expect(
      skeleton
        .slice(4)
        .map((it) => it.trim())
        .join(', '),
    ).toBe(
      'ul, li, li, ol start, li, blockquote, p, pre, code, hr, ' +
        'table, thead, tr, th scope, th scope, tbody, tr, td, td',
    );
    expect(find('ol')[0]?.attributes).toEqual({ start: '3' });
  });

  it('puts headings below an h2, or an h1, and skips no level, whatever the writer skipped', () => {
    expect(rendered('# a\n\n### b\n\n#### c\n\n##### d\n\n###### e\n\n# f\n\n## g')).toBe(
      '<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6><h6>e</h6><h3>f</h3><h4>g</h4>',
    );
    expect(rendered('#### a\n\n#### b\n\n## c')).toBe('<h3>a</h3><h3>b</h3><h3>c</h3>');
    expect(renderMarkdown('## a\n\n# b\n\n## c', 1).toString()).toBe('<h2>a</h2><h2>b</h2><h3>c</h3>');
  });

  it.each([
    ['a link', '[a](https://b.example/?c=1&d)', 'https://b.example/?c=1&amp;d', 'a'],
    ['an address as it stands', 'http://b.example/%20', 'http://b.example/%20', 'http://b.example/%20'],
    [
      'a magnet link as it stands',
      'magnet:?xt=urn:btih:aa&dn=b',
      ...twice('magnet:?xt=urn:btih:aa&amp;dn=b'),
    ],
    ['a magnet link with a text', '[a](magnet:?xt=urn:btih:aa)', 'magnet:?xt=urn:btih:aa', 'a'],
    ['a link without a text', '[](https://b.example/)', ...twice('https://b.example/')],
    ['a picture', '![a *b*](https://c.example/d.png)', 'https://c.example/d.png', 'a b'],
    ['a picture without a text', '![](https://c.example/d.png)', ...twice('https://c.example/d.png')],
    ['a picture in a link', '[![a](https://c.example/d.png)](https://b.example/)', 'https://b.example/', 'a'],
  ])('makes %s a link that gives nothing away', (_, source, address, text) => {
    expect(rendered(source)).toBe(`<p><a href="${address}" ${REL}>${text}</a></p>`);
  });

  it('takes what has no address for no link', () => {
    expect(rendered('[a]() ![b]() ![]()')).toBe('<p>a b </p>');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt&colon;alert(1))',
    '![a](data:image/png;base64,x)',
    '[a](/relative)',
    '[a](//b.example/)',
    '[a](ftp://b.example/)',
    '[a](magnet:x)',
    'mailto:a@b.example a@b.example readme.md //b.example/ ftp://b.example/',
    '<mailto:a@b.example>',
  ])('makes no link of %j', (source) => {
    expect(parsed(source).find('a')).toEqual([]);
  });

  it('shows HTML as text', () => {
    const html = '<script>alert(1)</script>\n\n<b onclick="x">\n\n<!-- a -->';
    expect(
      parsed(html)
        .skeleton.slice(4)
        .map((it) => it.trim()),
    ).toEqual(['p', 'p', 'p']);
    expect(rendered(html)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('shows what turns the direction of text or takes no room, also where it is written as an entity', () => {
    expect(rendered('a\u202eb\u200bc `\u202e` &#x202e; [\u2066](http://a.b "\u202e")')).not.toMatch(
      /[\u200b\u202e\u2066]/,
    );
  });

  it('has no element and no address but those that it may have, whatever is written', () => {
    const allowed = new Set(
      'html head title body p br hr em strong s a code pre ul ol li blockquote table thead tbody tr th td h3 h4 h5 h6'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(markdown, (source) => {
        for (const { tagName, attributes } of parsed(source).elements) {
          expect(allowed).toContain(tagName);
          expect(Object.keys(attributes).join(' ')).toMatch(/^(?:href rel|start|scope|)$/);
          if (tagName === 'a') expect(attributes['href']).toMatch(/^(?:http:\/\/|magnet:\?)/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(HOSTILE))(
    'takes little time and makes little of 20,000 characters of %s',
    (_, unit) => {
      const source = unit.repeat(20_000 / unit.length);
      const { length } = rendered(source);
      const times = [1, 2, 3].map(() => {
        const start = process.threadCpuUsage();
        renderMarkdown(source);
        return process.threadCpuUsage(start).user / 1000;
      });
      expect(Math.min(...times)).toBeLessThan(1000);
      expect(length).toBeLessThan(300_000);
    },
  );

  it('nests no deeper than browsers do', () => {
    const { skeleton } = parsed(`${'*'.repeat(9999)}a${'*'.repeat(9999)}`);
    expect(skeleton.length).toBeLessThan(110);
  });

  it('makes no table of short rows below a wide head, which would be 65,536 cells', () => {
    const source = `${'|'.repeat(100)}\n${'|-'.repeat(99)}|\n${'a\n'.repeat(9000)}`;
    expect(parsed(source).find('table')).toEqual([]);
    expect(rendered(source).length).toBeLessThan(100_000);
  });

  it('cuts what is too long', () => {
    expect(rendered('a'.repeat(30_000))).toBe(`<p>${'a'.repeat(20_000)}…</p>`);
    expect(parsed('a\n\n'.repeat(5000)).find('p').length).toBe(1000);
  });
});

describe('plainText', () => {
  it('leaves the marks away and puts all on one line', () => {
    expect(plainText('# A *title*\n\n- one\n- [two](http://a.b)\n\n![three](http://c.d) `four`\nfive')).toBe(
      'A title one two three four five',
    );
  });

  it('cuts after 200 characters, and never a character in two', () => {
    expect(plainText('a'.repeat(300))).toBe(`${'a'.repeat(200)}…`);
    expect(plainText(`${'a'.repeat(199)}👩`)).toBe(`${'a'.repeat(199)}…`);
    expect(plainText('word '.repeat(50), 20)).toBe('word word word word …');
  });
});

function twice(text: string): [string, string] {
  return [text, text];
}

describe('renderReadme', () => {
  it('takes the first heading for the title, and the first paragraph for the summary', () => {
    const { title, summary, beginning, rest } = renderReadme(
      '# Debian *13*\n\nImages of [Debian](https://debian.org)\nfor all.\n\n## Checks\n\nMore.',
    );
    expect([title, summary]).toEqual(['Debian 13', 'Images of Debian for all.']);
    expect(beginning.toString()).toBe(
      '<p>Images of <a href="https://debian.org" rel="nofollow ugc noopener noreferrer">Debian</a><br />for all.</p><h2>Checks</h2><p>More.</p>',
    );
    expect(rest).toBeUndefined();
  });

  it('finds the heading behind a byte order mark', () => {
    const { title, beginning } = renderReadme('\ufeff# Heading\n\nText');
    expect([title, beginning.toString()]).toEqual(['Heading', '<p>Text</p>']);
  });

  it('leaves a heading where it is that does not come first', () => {
    const { title, beginning } = renderReadme('Text\n\n# Heading');
    expect(title).toBe('Heading');
    expect(beginning.toString()).toBe('<p>Text</p><h2>Heading</h2>');
  });

  it('has neither in a text without heading or paragraph', () => {
    const { title, summary, beginning } = renderReadme('- one\n- two');
    expect([title, summary]).toEqual([undefined, undefined]);
    expect(beginning.toString()).toContain('<li>');
  });

  it('shows the beginning of a long text at once, in whole blocks, and loses nothing of it', () => {
    const paragraphs = Array.from({ length: 20 }, (_, index) => `${index} ${'word '.repeat(20)}`.trim());
    const { beginning, rest } = renderReadme(paragraphs.join('\n\n'));
    const shown = (html: unknown) => String(html).match(/<p>/g)?.length ?? 0;
    expect(shown(beginning)).toBeGreaterThan(2);
    expect(shown(beginning)).toBeLessThan(10);
    expect(shown(beginning) + shown(rest)).toBe(20);
  });

  it('shows a first block that is long whole', () => {
    const { beginning, rest } = renderReadme(`${'word '.repeat(500)}\n\nlast`);
    expect(beginning.toString().length).toBeGreaterThan(2400);
    expect(rest?.toString()).toBe('<p>last</p>');
  });
});

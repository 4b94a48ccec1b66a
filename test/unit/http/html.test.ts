import { describe, expect, it } from 'vitest';
import { href, html, type HtmlValue } from '../../../src/http/html.ts';

describe('html', () => {
  it('escapes strings for text and for quoted attributes', () => {
    const text = `<b title="x">'&amp;'</b>`;
    expect(html`<p class="${text}">${text}</p>`.toString()).toBe(
      '<p class="&lt;b title=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/b&gt;">&lt;b title=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/b&gt;</p>',
    );
  });

  it('keeps nested templates, joins lists, and leaves nothing for undefined and false', () => {
    const items: HtmlValue = ['a', html`<b>b</b>`, undefined, false, [1, '<']];
    expect(html`<p>${items}</p>`.toString()).toBe('<p>a<b>b</b>1&lt;</p>');
  });

  it('takes nothing for HTML but what a template made', () => {
    const forged = { toString: () => '<script>' } as unknown as string;
    expect(() => html`<p>${forged}</p>`).toThrow(TypeError);
  });

  it('leaves an address that is no link out of the attributes that browsers follow', () => {
    expect(html`<a href="${'javascript:alert(1)'}">x</a>`.toString()).toBe('<a href="">x</a>');
    expect(html`<a href="${'https://a.example/?a=1&b="'}">x</a>`.toString()).toBe(
      '<a href="https://a.example/?a=1&amp;b=&quot;">x</a>',
    );
  });

  it('refuses to fill an attribute without quotes', () => {
    expect(() => html`<p class=${'a b'}></p>`).toThrow('without quotes');
  });

  it('drops the indentation of the source', () => {
    expect(
      html`<ul>
        <li>${'a\n  b'}</li>
      </ul>`.toString(),
    ).toBe('<ul>\n<li>a\n  b</li>\n</ul>');
  });

  it.each([
    ['NUL', 'a\0b', 'a␀b'],
    ['an escape sequence', '\u001b[31mred', '␛[31mred'],
    ['a C1 control', 'a\u0085b', 'a�b'],
    ['a delete', 'a\u007fb', 'a␡b'],
    ['an override of the direction', 'cod\u202egpj.exe', 'cod�gpj.exe'],
    ['an isolate', '\u2066a\u2069', '�a�'],
    ['a space without width', 'a\u200bb\ufeff', 'a�b�'],
    ['half a surrogate pair', 'a\ud800b', 'a�b'],
    ['a noncharacter', 'a\uffffb', 'a�b'],
    ['a lone carriage return', 'a\rb', 'a␍b'],
  ])('shows %s harmlessly', (_, text, shown) => {
    expect(html`<p title="${text}">${text}</p>`.toString()).toBe(`<p title="${shown}">${shown}</p>`);
  });

  it('keeps line ends, tabs, joiners and emoji', () => {
    expect(html`${'a\r\nb\tc می\u200cخواهم 👩\u200d🔬'}`.toString()).toBe('a\nb\tc می\u200cخواهم 👩\u200d🔬');
  });
});

describe('href', () => {
  it.each([
    'https://a.example/x',
    'HTTP://a.example/',
    'magnet:?xt=urn:btih:aa',
    '/sub/upload',
    '?cursor=3',
    '#main',
  ])('lets %j be a link', (url) => {
    expect(href(url)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'udp://tracker.example:80',
    'https:evil.example',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '\\\\evil.example',
    'https://a.example/\u0000',
    'relative',
    '',
  ])('does not let %j be a link', (url) => {
    expect(href(url)).toBeUndefined();
  });
});

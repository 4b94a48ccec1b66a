import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { html } from '../../../../src/http/html.ts';
import { type Arguments, compile } from '../../../../src/site/messages/compile.ts';
import { numbersOf } from '../../../../src/site/messages/numbers.ts';
import { readPattern } from '../../../../src/site/messages/read-pattern.ts';

const NUMBERS = numbersOf('en', 'en');
const COUNTED = `{ $count ->
    [0] nothing
    [one] { $count } file of { $name }
   *[other] { $count } files of { $name }
}`;

function compiled(text: string): ReturnType<typeof compile> {
  const [message] = new FluentResource(`it = ${text.replaceAll('\n', '\n    ')}\n`).body;
  return compile(readPattern('it', message?.value ?? ''), NUMBERS);
}

function write(text: string, values: Arguments): ReturnType<typeof html> | string {
  const message = compiled(text);
  return typeof message === 'function' ? message(values) : message;
}

describe('a message', () => {
  it('without arguments is its text', () => {
    expect(compiled('Upload & more')).toBe('Upload & more');
  });

  it('with text in it is text, which the page escapes', () => {
    expect(write('Search for { $query }', { query: '<b>' })).toBe('Search for <b>');
  });

  it('with HTML in it is HTML, whose texts are escaped', () => {
    const text = write('{ $code } & { $status }', { code: html`<code>a</code>`, status: '<4>' });
    expect(text).not.toBeTypeOf('string');
    expect(String(text)).toBe('<code>a</code> &amp; &lt;4&gt;');
  });

  it('writes what Fluent quotes', () => {
    expect(write('{"{"}{ $name }{"}"}', { name: 'a' })).toBe('{a}');
  });
});

describe('a message with a number', () => {
  it('takes the form that agrees with it, and writes the number as the language does', () => {
    expect(write(COUNTED, { count: 1, name: 'a' })).toBe('1\u00a0file of a');
    expect(write(COUNTED, { count: 1234, name: 'a' })).toBe('1,234\u00a0files of a');
  });

  it('may have a text for one number alone', () => {
    expect(write(COUNTED, { count: 0, name: 'a' })).toBe('nothing');
  });

  it('takes the default form where a category has none', () => {
    expect(write(COUNTED, { count: { category: 'many', text: '#' }, name: 'a' })).toBe('# files of a');
    expect(write(COUNTED, { count: { category: 'one', text: '#' }, name: 'a' })).toBe('# file of a');
  });

  it('is HTML when the form that it takes has HTML in it', () => {
    expect(String(write(COUNTED, { count: 2, name: html`<i>a</i>` }))).toBe('2\u00a0files of <i>a</i>');
  });
});

describe('markup in a message', () => {
  it('puts its part of the text into the element that the page gives', () => {
    const link = (content: ReturnType<typeof html>) => html`<a href="/upload">${content}</a>`;
    expect(String(write('<link>Upload & { $what }</link>, or not', { link, what: '"' }))).toBe(
      '<a href="/upload">Upload &amp; &quot;</a>, or not',
    );
  });

  it('hides what only screen readers read', () => {
    const shown = html`<bdi>a</bdi>`;
    expect(String(write('Download<unseen> { $name }</unseen>', { name: shown }))).toBe(
      'Download<span class="unseen"> <bdi>a</bdi></span>',
    );
  });

  it.each([
    ['<link>Upload', '<link> is not closed'],
    ['Upload</link>', '</link> closes no <link>'],
    ['<link><b>Upload</link></b>', '</link> closes no <link>'],
  ])('is refused where its tags do not fit: %s', (text, reason) => {
    expect(() => compiled(text)).toThrow(reason);
  });
});

it.each([
  ['{ DATETIME($date) }', 'func'],
  ['{ -brand }', 'term'],
  ['{ other }', 'mesg'],
])('a message with a part that no page can show is refused: %s', (text, part) => {
  expect(() => compiled(text)).toThrow(`Cannot read the message it: it has a ${part}`);
});

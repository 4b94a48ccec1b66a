import { describe, expect, it } from 'vitest';
import { html } from '../../../../src/http/html.ts';
import { layout } from '../../../../src/site/layout/layout.ts';
import { LANGUAGE_TAGS, LANGUAGES } from '../../../../src/site/messages/languages.ts';
import type { Visitor } from '../../../../src/service/visitor.ts';
import { frame, frameIn, stranger, visitorOf } from '../../../support/site/fixtures.ts';
import { parsePage, type ParsedElement } from '../../../support/site/parse-page.ts';

const options = { title: 'x', content: html`<p>x</p>` };

/** The links of the header that lead to the visitor's own pages. */
function ownLinks(visitor: Visitor): (readonly [string, string | undefined])[] {
  const page = parsePage(layout(options, { ...frame, visitor }));
  const links = page
    .find('a')
    .filter(({ attributes }) => /\/(?:login|account|admin)/.test(hrefOf(attributes)));
  return links.map(({ text, attributes }) => [text, attributes['href']]);
}

function hrefOf(attributes: ParsedElement['attributes']): string {
  return attributes['href'] ?? '';
}

describe('layout', () => {
  it('leads a stranger to where one signs in and comes back from', () => {
    expect(ownLinks(stranger)).toEqual([['Sign in', '/sub/login?next=%2Fsub%2F%3Fq%3Da']]);
  });

  it('leads everybody else to their account, and those who may to the admin pages', () => {
    expect(ownLinks(visitorOf('uploader'))).toEqual([['Your account: ci', '/sub/account']]);
    expect(ownLinks(visitorOf('moderator'))).toEqual([
      ['Moderation', '/sub/admin'],
      ['Your account: ci', '/sub/account'],
    ]);
    expect(ownLinks(visitorOf('admin'))[0]).toEqual(['Admin', '/sub/admin']);
  });

  it('shortens the name of a token, which may be anything', () => {
    const [, name] =
      ownLinks(visitorOf('moderator', `<b>${'long'.repeat(20)}`))[1]?.[0].split('account: ') ?? [];
    expect(name).toBe('<b>longlonglonglonglongl…');
  });

  it('offers all languages by their own names, and leads back to the page', () => {
    const page = parsePage(layout(options, frameIn('de')));
    const choices = page
      .find('option')
      .map(({ text, attributes }) => [text, attributes['value'], attributes['lang']]);
    expect(choices).toEqual(LANGUAGE_TAGS.map((tag) => [LANGUAGES[tag].name, tag, tag]));
    const chosen = page.find('option').filter(({ attributes }) => 'selected' in attributes);
    expect(chosen.map(({ text }) => text)).toEqual(['Deutsch']);
    const [form] = page.find('form').filter(({ attributes }) => attributes['class'] === 'language');
    expect(form?.attributes).toMatchObject({ action: '/sub/language', method: 'post' });
    const next = page.find('input').find(({ attributes }) => attributes['name'] === 'next');
    expect(next?.attributes['value']).toBe('/sub/?q=a');
  });
});

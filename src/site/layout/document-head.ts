import { html, type Html } from '../../http/html.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Frame } from './frame.ts';
import { ACCENT_SHEET } from './branding.ts';

const TITLE_CHARACTERS_MAX = 100;

/** What a page tells browsers and other programs of itself. */
export interface DocumentHead {
  /** For the window's title; the service's name is added. */
  readonly title: string;
  /** Whether there is that title in English only. */
  readonly isTitleEnglish?: boolean;
  /** Whether search engines are to leave it out. */
  readonly hidden?: boolean;
  /** The one public address of what it shows, for search engines. */
  readonly canonical?: string | undefined;
  /** For the results of search engines: one sentence. */
  readonly description?: Html | string | undefined;
  /** What else its head holds for programs that read it. */
  readonly head?: Html | undefined;
}

/**
 * The head of the document. The colours of the theme are those of the bar at the top, for the browser's own around it. A
 * browser that knows how (HTML, link type "expect") shows a page once its footer is there: a table of which half is shown
 * gives its columns other widths when the next rows arrive.
 */
export function documentHead(page: DocumentHead, { addresses, asset, language, branding }: Frame): Html {
  const { title, isTitleEnglish = false, hidden, canonical, description, head } = page;
  return html`<head>
    <meta charset="utf-8" />
    <title lang="${isTitleEnglish ? 'en' : language}">
      ${shorten(title, TITLE_CHARACTERS_MAX)} · ${branding.siteName}
    </title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#151d22" media="(prefers-color-scheme: dark)" />
    ${hidden === true && html`<meta name="robots" content="noindex" />`}
    ${description !== undefined && html`<meta name="description" content="${description}" />`}
    ${canonical !== undefined && html`<link rel="canonical" href="${canonical}" />`} ${head}
    <link rel="stylesheet" href="${addresses.asset(asset('style.css'))}" />
    ${
      branding.siteAccent !== undefined &&
      html`<link rel="stylesheet" href="${addresses.asset(asset(ACCENT_SHEET))}" />`
    }
    <link rel="expect" href="#footer" blocking="render" />
    <script type="module" src="${addresses.asset(asset('site.js'))}"></script>
    <link rel="icon" type="image/svg+xml" href="${addresses.asset(asset('favicon.svg'))}" />
    <link rel="search" type="application/opensearchdescription+xml" href="${addresses.openSearch}" />
    <link rel="apple-touch-icon" href="${addresses.asset(asset('touch-icon.png'))}" />
  </head>`;
}

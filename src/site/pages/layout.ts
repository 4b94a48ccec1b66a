import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../frame.ts';
import { shorten } from '../format.ts';

const TITLE_CHARACTERS_MAX = 100;

export interface LayoutOptions {
  /** For the window's title; the service's name is added. */
  readonly title: string;
  readonly content: Html;
  /** What the search box holds. */
  readonly query?: string | undefined;
  /** Which entry of the navigation this page is. */
  readonly current?: 'newest' | 'upload' | undefined;
  /** Whether search engines are to leave it out. */
  readonly hidden?: boolean;
}

/** The whole document around a page's content. */
export function layout({ title, content, query, current, hidden }: LayoutOptions, frame: Frame): string {
  const { addresses, asset } = frame;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${shorten(title, TITLE_CHARACTERS_MAX)} · Torrentry</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${hidden === true && html`<meta name="robots" content="noindex" />`}
        <link rel="stylesheet" href="${addresses.asset(asset('style.css'))}" />
        <link rel="icon" type="image/svg+xml" href="${addresses.asset(asset('favicon.svg'))}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <div class="wrap">
            <a class="brand" href="${addresses.start}">${mark()}Torrentry</a>
            <search>
              <form action="${addresses.start}" method="get">
                <label class="unseen" for="q">Search by name</label>
                <input
                  id="q"
                  type="search"
                  name="q"
                  value="${query}"
                  placeholder="Search by name"
                  autocomplete="off"
                  spellcheck="false"
                />
                <button class="button quiet">Search</button>
              </form>
            </search>
            <nav aria-label="Main">
              ${link(addresses.start, 'Newest', current === 'newest')}
              ${link(addresses.upload, 'Upload', current === 'upload')}
            </nav>
          </div>
        </header>
        <main id="main" class="wrap" tabindex="-1">${content}</main>
        <footer class="wrap">
          <p>
            <a href="${addresses.start}">Torrentry</a> keeps and serves .torrent files, byte for byte as they
            were published.
          </p>
        </footer>
      </body>
    </html> `;
  return page.toString();
}

function link(address: string, text: string, isCurrent: boolean): Html {
  return isCurrent
    ? html`<a href="${address}" aria-current="page">${text}</a>`
    : html`<a href="${address}">${text}</a>`;
}

/** A T of pieces that flows down. */
function mark(): Html {
  return html`<svg
    class="mark"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    aria-hidden="true"
    fill="currentColor"
  >
    <path d="M1 1h6.6v6.6H1zM8.7 1h6.6v6.6H8.7zM16.4 1H23v6.6h-6.6zM8.7 8.7h6.6v6.6H8.7zM5 16.4h14L12 23z" />
  </svg>`;
}

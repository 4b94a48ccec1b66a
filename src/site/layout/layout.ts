import { reaches } from '../../access/token.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';
import { documentHead, type DocumentHead } from './document-head.ts';
import { keysDialog } from './keys-dialog.ts';
import { languageSwitch } from './language-switch.ts';
import { uploadAddress } from '../torrent/links.ts';
import { announcer } from './announcer.ts';

const VISITOR_CHARACTERS_MAX = 24;

export interface LayoutOptions extends DocumentHead {
  readonly content: Html;
  /** What the search box holds. */
  readonly query?: string | undefined;
  /** The collection that the page is about, which the way to the upload form leads into. */
  readonly collection?: string | undefined;
  /** Which entry of the navigation this page is. */
  readonly current?: 'newest' | 'upload' | 'sign-in' | 'account' | 'admin' | undefined;
}

/** The whole document around a page's content. */
export function layout(options: LayoutOptions, frame: Frame): string {
  const { content, query, current, collection = '' } = options;
  const { addresses, language, dir } = frame;
  const { layout: messages, keys } = frame.messages;
  const page = html`<!doctype html>
    <html lang="${language}" dir="${dir}">
      ${documentHead(options, frame)}
      <body>
        <a class="skip" href="#main">${messages.skip}</a>
        <header class="top">
          <div class="wrap">
            <a class="brand" href="${addresses.start}">${brandOf(frame)}</a>
            <search>
              <form action="${addresses.start}" method="get">
                <label for="q">${searchIcon()}<span class="unseen">${messages.searchLabel}</span></label>
                <input
                  id="q"
                  type="search"
                  name="q"
                  value="${query}"
                  placeholder="${messages.searchLabel}"
                  dir="auto"
                  autocomplete="off"
                  spellcheck="false"
                  data-search
                  data-drop-search
                />
                <button class="button quiet">${messages.search}</button>
              </form>
            </search>
            <nav aria-label="${messages.main}">
              ${link(addresses.start, messages.newest, current === 'newest')}
              <a
                href="${uploadAddress(collection, frame)}"
                aria-current="${current === 'upload' ? 'page' : 'false'}"
                data-upload
                >${messages.upload}</a
              >
              ${personal(current, frame)}
            </nav>
          </div>
        </header>
        <main id="main" class="wrap" tabindex="-1">${content}</main>
        <footer id="footer" class="wrap">
          <p>
            ${messages.about({ service: html`<a href="${addresses.start}">${frame.branding.siteName}</a>` })}
          </p>
          <p><a href="${addresses.guide}">${frame.messages.guide.link}</a></p>
          ${siteLinks(frame)}
          <button type="button" class="button quiet" data-keys-open hidden>${keys.title}</button>
          ${languageSwitch(frame)}
        </footer>
        ${announcer(frame)} ${keysDialog(frame)}
      </body>
    </html> `;
  return page.toString();
}

/** What leads to the visitor's own pages; for a stranger, to where one signs in and comes back from. */
function personal(
  current: LayoutOptions['current'],
  { addresses, visitor, here, messages, format }: Frame,
): Html {
  const { role, token } = visitor;
  const { signIn, yourAccount, moderation, admin } = messages.layout;
  if (token === undefined) {
    const isHere = current === 'sign-in';
    return link(isHere ? here : `${addresses.login}?next=${encodeURIComponent(here)}`, signIn, isHere);
  }
  const name = html`<span class="unseen">${yourAccount} </span
    >${format.name(token.name, VISITOR_CHARACTERS_MAX)}`;
  return html`${
    reaches(role, 'moderator') &&
    link(addresses.admin, role === 'admin' ? admin : moderation, current === 'admin')
  }
  ${link(addresses.account, name, current === 'account')}`;
}

function link(address: string, text: Html | string, isCurrent: boolean): Html {
  return isCurrent
    ? html`<a href="${address}" aria-current="page">${text}</a>`
    : html`<a href="${address}">${text}</a>`;
}

/** The instance's own picture and name, or the program's. */
function brandOf({ branding, addresses, asset }: Frame): Html {
  const { logo, siteName } = branding;
  if (logo === undefined) return html`${mark()}${siteName}`;
  const { name, width, height } = logo;
  return html`<img
      src="${addresses.asset(asset(name))}"
      alt=""
      width="${width}"
      height="${height}"
    />${siteName}`;
}

function siteLinks({ branding: { siteLinks: links } }: Frame): Html | false {
  if (links.length === 0) return false;
  return html`<ul class="site-links">
    ${links.map(({ text, address }) => html`<li><a href="${address}">${text}</a></li>`)}
  </ul>`;
}

/** Where there is little room, it is what is seen of the search box: as its label, it leads into it. */
function searchIcon(): Html {
  return html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path d="M15.5 15.5 20 20M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z" />
  </svg>`;
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

import { html, type Html } from '../../http/html.ts';

type ListIcon = 'download' | 'magnet';

/** The icons of a list's rows, drawn once for the page: a row names them in a few bytes. */
export function listIcons(): Html {
  return html`<svg class="icons" aria-hidden="true">
    <symbol id="icon-download" viewBox="0 0 24 24">
      <path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 19.5h14" />
    </symbol>
    <symbol id="icon-magnet" viewBox="0 0 24 24">
      <path d="M6 4v8a6 6 0 0 0 12 0V4h-4v8a2 2 0 0 1-4 0V4zM6 8h4m4 0h4" />
    </symbol>
  </svg>`;
}

/** One of them; the text beside it says what it does. */
export function listIcon(name: ListIcon): Html {
  return html`<svg aria-hidden="true"><use href="#icon-${name}" /></svg>`;
}

/**
 * A lock, for what only some may read; the text beside it says so. It is drawn in place, because most pages have none.
 */
export function lockIcon(): Html {
  return html`<svg aria-hidden="true" viewBox="0 0 24 24">
    <path d="M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z" />
  </svg>`;
}

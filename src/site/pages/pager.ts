import { html, type Html } from '../../http/html.ts';

/** Leads on to older torrents, when there are any. */
export function pager(next: string | undefined): Html | undefined {
  if (next === undefined) return undefined;
  return html`<nav class="pager" aria-label="Pages">
    <a class="button quiet" rel="next" href="${next}">Older torrents</a>
  </nav>`;
}

import { html, type Html } from '../../http/html.ts';

/** What machines read, such as an infohash or a key path: no translator may touch it, and it runs from left to right. */
export function code(text: string): Html {
  return html`<code translate="no" dir="ltr">${text}</code>`;
}

/** A hash, which one click selects whole. */
export function hash(text: string, id?: string): Html {
  const code = html`<code class="hash" translate="no" dir="ltr">${text}</code>`;
  return id === undefined ? code : html`<span id="${id}">${code}</span>`;
}

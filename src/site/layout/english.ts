import { html, type Html } from '../../http/html.ts';

/** A text that there is in English only, such as what an error says in detail. */
export function english(text: string): Html {
  return html`<bdi lang="en" dir="ltr">${text}</bdi>`;
}

import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { countLine, type ListView } from './list-view.ts';

/** One of the links of a list: to its other forms, and to what can be done there. */
export interface ListLink {
  readonly address: string;
  readonly text: string;
  /** Whether it is left out where there is little room. */
  readonly isRare?: boolean;
}

/** The heading of a list with the number of torrents, and its links in one line. */
export function listHead(
  heading: Html | string,
  view: ListView,
  links: readonly ListLink[],
  frame: Frame,
): Html {
  return html`<div class="head">
    <h1>${heading}</h1>
    ${countLine(view, frame)}
    ${
      links.length > 0 &&
      html`<nav class="links" aria-label="${frame.messages.list.links}">
        ${links.map(({ address, text, isRare }) =>
          isRare === true
            ? html`<a href="${address}" class="rare">${text}</a> `
            : html`<a href="${address}">${text}</a> `,
        )}
      </nav>`
    }
  </div>`;
}

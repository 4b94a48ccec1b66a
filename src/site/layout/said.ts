import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';

/** Where scripts tell what they have done, in the words of the page; once a page. */
export function said({ messages: { copying, drop } }: Frame): Html {
  return html`<p
      class="said"
      role="status"
      data-said
      data-copied="${copying.copied}"
      data-not-copied="${copying.notCopied}"
      data-checking="${drop.checking}"
      data-nothing="${drop.nothing}"
      data-refused="${drop.refused}"
      data-not-checked="${drop.notChecked}"
    ></p>
    <p class="drop-hint" data-drop-hint hidden>${drop.hint}</p>`;
}

import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';

/** The element in which scripts announce what they did, with the texts that they show. Each page has one. */
export function announcer({ messages: { copying, drop } }: Frame): Html {
  return html`<p
      class="announcer"
      role="status"
      data-announcer
      data-copied="${copying.copied}"
      data-not-copied="${copying.notCopied}"
      data-checking="${drop.checking}"
      data-nothing="${drop.nothing}"
      data-refused="${drop.refused}"
      data-not-checked="${drop.notChecked}"
    ></p>
    <p class="drop-hint" data-drop-hint hidden>${drop.hint}</p>`;
}

import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';
import { copyLabel, copyTextButton } from './copy-button.ts';

/** A line that is made to be copied; `what` tells its button from the others of the page. */
export function copiedLine(text: string, what: Html | string, frame: Frame): Html {
  return html`<div class="copied">
    <pre class="command" translate="no" dir="ltr"><code>${text}</code></pre>
    ${copyTextButton(text, copyLabel(what, frame))}
  </div>`;
}

import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../frame.ts';
import { copyFromButton, copyLabel } from '../pages/copy-button.ts';

/** A line that is made to be copied; `label` says what it is, and `id` tells it from the others of its page. */
export function copiedLine(id: string, label: string, text: string, frame: Frame): Html {
  return html`<div class="copied">
    <pre class="command" translate="no" dir="ltr"><code id="${id}">${text}</code></pre>
    ${copyFromButton(id, copyLabel(label, frame))}
  </div>`;
}

import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';

/**
 * A button that copies this text. It is there where scripts run; in a block `copied` it selects the text beside it where
 * nothing may be copied.
 */
export function copyTextButton(text: string, label: Html | string): Html {
  return html`<button type="button" class="button quiet copy" data-copy="${text}" hidden>${label}</button>`;
}

/** A button that copies the text of the element with that id. */
export function copyFromButton(id: string, label: Html | string): Html {
  return html`<button type="button" class="button quiet copy" data-copy-from="${id}" hidden>
    ${label}
  </button>`;
}

/** For a button beside what it copies; `what` tells it from the others of its page. */
export function copyLabel(what: Html | string, { messages }: Frame): Html {
  return html`${messages.copying.copy}<span class="unseen"> ${what}</span>`;
}

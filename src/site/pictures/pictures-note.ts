import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** Below a text: the way to its pictures. With a script they can be dropped and pasted into the text above. */
export function picturesNote(form: string, { messages: { pictures: messages } }: Frame): Html {
  return html`<div class="pictures-note" data-pictures="${form}">
    <p>
      <a href="${form}">${messages.manage}</a>
      <span class="scripted">${messages.drop}</span>
    </p>
    <p role="status" data-sending="${messages.sending}" data-failed="${messages.failed}"></p>
  </div>`;
}

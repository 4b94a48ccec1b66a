import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** The field of a form that takes .torrent files, several at once. */
export function fileField(label: string, hint: string, { messages }: Frame): Html {
  return html`<div class="drop">
    <label for="file">${label}</label>
    <input
      id="file"
      type="file"
      name="file"
      multiple
      required
      accept=".torrent,application/x-bittorrent"
      aria-describedby="file-hint"
      aria-invalid="false"
      data-drop-field
    />
    <p id="file-hint">${hint} <span class="scripted">${messages.drop.intoForm}</span></p>
    <p
      role="status"
      data-left-out
      data-others="${messages.drop.leftOut({ count: '#' })}"
      data-cut="${messages.drop.cut({ entriesMax: '#' })}"
    ></p>
  </div>`;
}

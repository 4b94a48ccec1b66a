import { html, type Html } from '../../http/html.ts';

/** The field of a form that takes .torrent files, several at once. */
export function fileField(label: string, hint: string): Html {
  return html`<div class="field">
    <label for="file">${label}</label>
    <p id="file-hint">${hint}</p>
    <input
      id="file"
      type="file"
      name="file"
      multiple
      required
      accept=".torrent,application/x-bittorrent"
      aria-describedby="file-hint"
      data-drop-field
    />
  </div>`;
}

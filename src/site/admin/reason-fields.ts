import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

export interface ReasonFieldsOptions {
  /** Makes the ids of these fields unique on the page. */
  readonly id: string;
  /** What was typed before. */
  readonly reason: string;
  /** Whether the infohash can be blocked as well. */
  readonly mayBlock: boolean;
}

/** Why something is hidden or removed, and what its addresses answer from then on. */
export function reasonFields({ id, reason, mayBlock }: ReasonFieldsOptions, { messages }: Frame): Html {
  const { admin, removal } = messages;
  return html`<div class="field">
      <label for="${id}-reason">${admin.reason}</label>
      <p id="${id}-hint">${admin.reasonHint}</p>
      <input
        id="${id}-reason"
        type="text"
        name="reason"
        value="${reason}"
        maxlength="500"
        dir="auto"
        aria-describedby="${id}-hint"
        autocomplete="off"
      />
    </div>
    <div class="field">
      <label for="${id}-status">${removal.status}</label>
      <select id="${id}-status" name="status" autocomplete="off">
        <option value="410">${removal.statuses[410]}</option>
        <option value="451">${removal.statuses[451]}</option>
      </select>
    </div>
    ${
      mayBlock &&
      html`<label class="check"><input type="checkbox" name="block" value="yes" /> ${removal.block}</label>`
    }`;
}

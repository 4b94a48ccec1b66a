import { reaches } from '../../access/token.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from './frame.ts';

/** The single keys that act on a page, with the switch that turns them off; a button of the footer opens it. */
export function keysDialog({ messages, visitor }: Frame): Html {
  const { keys, admin } = messages;
  return html`<dialog class="keys" aria-labelledby="keys-title" closedby="any" data-keys>
    <h2 id="keys-title">${keys.title}</h2>
    <dl>
      ${entry(['/'], keys.search)} ${entry(['j', 'k'], keys.step)} ${entry(['o'], keys.open)}
      ${entry(['d'], keys.download)} ${entry(['m'], keys.magnet)} ${entry(['u'], keys.upload)}
      ${reaches(visitor.role, 'moderator') && html`${entry(['x'], admin.keys.select)} ${entry(['a'], admin.keys.act)}`}
      ${entry(['?'], keys.help)}
    </dl>
    <form method="dialog">
      <label><input type="checkbox" data-keys-on /> ${keys.on}</label>
      <button class="button">${keys.close}</button>
    </form>
  </dialog>`;
}

function entry(pressed: readonly string[], meaning: string): Html {
  return html`<dt>${pressed.map((key) => html`<kbd>${key}</kbd> `)}</dt>
    <dd>${meaning}</dd> `;
}

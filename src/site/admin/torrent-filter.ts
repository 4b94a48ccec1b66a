import { TORRENT_STATES } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { choiceField } from '../layout/form-fields.ts';
import { adminAddress } from './addresses.ts';
import { textField } from './fields.ts';

const VERSIONS = ['', 'v1', 'v2', 'hybrid'];
const RARE = ['category', 'tag', 'version', 'sizeMin', 'sizeMax', 'publishedFrom', 'publishedBefore'];

/** The form that asks for torrents, with what was asked for. */
export function torrentFilter(query: URLSearchParams, frame: Frame): Html {
  const { adminTorrents: messages, admin, ownTorrents } = frame.messages;
  const field = (name: string, label: string): Html =>
    textField({ name, label, value: query.get(name) ?? '' });
  const states = TORRENT_STATES.map((state) => [state, ownTorrents.states[state]] as const);
  const versions = VERSIONS.map((version) => [version, version || messages.anyVersion] as const);
  const rare = html`<summary>${messages.moreFilters}</summary>
    <div class="fields">
      ${field('category', messages.category)} ${field('tag', messages.tag)}
      ${choiceField('version', messages.version, versions, query.get('version') ?? '')}
      ${field('sizeMin', messages.sizeMin)} ${field('sizeMax', messages.sizeMax)}
      ${textField({ name: 'publishedFrom', label: messages.publishedFrom, value: query.get('publishedFrom') ?? '', type: 'date' })}
      ${textField({ name: 'publishedBefore', label: messages.publishedBefore, value: query.get('publishedBefore') ?? '', type: 'date' })}
    </div>`;
  return html`<search>
    <form
      class="card"
      action="${adminAddress(frame.addresses, 'torrents')}"
      method="get"
      aria-label="${messages.filter}"
    >
      <div class="fields">
        ${choiceField('state', admin.state, states, query.get('state') ?? 'public')}
        ${textField({ name: 'q', id: 'messages', label: messages.query, value: query.get('q') ?? '' })}
        ${field('collection', messages.collection)}
      </div>
      ${below(query.get('below') === 'true', messages.below)}
      ${
        RARE.some((name) => query.get(name))
          ? html`<details open>${rare}</details>`
          : html`<details>${rare}</details>`
      }
      <button class="button quiet">${messages.find}</button>
    </form>
  </search>`;
}

function below(isChecked: boolean, label: string): Html {
  return isChecked
    ? html`<label class="check"><input type="checkbox" name="below" value="true" checked /> ${label}</label>`
    : html`<label class="check"><input type="checkbox" name="below" value="true" /> ${label}</label>`;
}

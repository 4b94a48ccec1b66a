import type { Count } from '../../catalogue/store.ts';
import { canonicalInfohash, formatPath, type Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../frame.ts';
import { choiceField } from '../pages/form-fields.ts';
import { formTokenField } from '../pages/form-token.ts';
import { torrentLink } from '../pages/links.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { countText } from './count-text.ts';
import { textField } from './fields.ts';
import { torrentFilter } from './torrent-filter.ts';

/** What can be done with many torrents, in the order of the form. */
export const BULK_ACTIONS = [
  'public',
  'unlisted',
  'hide',
  'remove',
  'remove451',
  'restore',
  'category',
  'addTag',
  'removeTag',
  'move',
] as const;
export type BulkActionName = (typeof BULK_ACTIONS)[number];

export interface AdminTorrentsPageInput {
  /** What is asked for, as it was typed. */
  readonly query: URLSearchParams;
  readonly torrents: readonly Torrent[];
  readonly found: Count;
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
  /** What was chosen in a form that was not taken. */
  readonly typed: TypedBulk | undefined;
}

export interface TypedBulk {
  readonly action: string;
  readonly value: string;
  readonly selected: readonly string[];
}

/** Torrents in any state, and the form that changes many of them. */
export function adminTorrentsPage(input: AdminTorrentsPageInput, frame: Frame): string {
  const { query, torrents, found, problem } = input;
  const { adminTorrents: words } = frame.words;
  const content = html`${torrentFilter(query, frame)}
  ${
    torrents.length === 0
      ? html`<p role="status">${words.nothing}</p>`
      : html`<p role="status">${countText(found, words.found, frame)}</p>
          ${changeForm(input, frame)}`
  }`;
  return adminLayout({ part: 'torrents', problem, content }, frame);
}

/** The query of a page as its forms send it along: where in the list one is does not matter to what it finds. */
export function searchOf(query: URLSearchParams): string {
  const asked = new URLSearchParams(
    Array.from(query).filter(([name, value]) => name !== 'cursor' && value !== ''),
  );
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}

function changeForm({ query, torrents, next, typed }: AdminTorrentsPageInput, frame: Frame): Html {
  const { adminTorrents: words } = frame.words;
  const actions = BULK_ACTIONS.map((action) => [action, words.actions[action]] as const);
  return html`<form
    action="${`${adminAddress(frame.addresses, 'torrents')}${searchOf(query)}`}"
    method="post"
  >
    ${formTokenField(frame)} ${table(torrents, typed?.selected ?? [], frame)}
    ${
      next !== undefined &&
      html`<p class="pager"><a class="button quiet" rel="next" href="${next}">${words.more}</a></p>`
    }
    <fieldset class="card">
      <legend>${words.change}</legend>
      ${choiceField('action', words.action, actions, typed?.action ?? '')}
      ${textField({
        name: 'value',
        label: words.value,
        hint: words.valueHint,
        value: typed?.value ?? '',
        lengthMax: 500,
      })}
      <button class="button" name="scope" value="selected">${words.apply}</button>
      <button class="button quiet" name="scope" value="all">${words.applyAll}</button>
    </fieldset>
  </form>`;
}

function table(torrents: readonly Torrent[], selected: readonly string[], frame: Frame): Html {
  const { adminTorrents: words, admin } = frame.words;
  return html`<table class="torrents selectable">
    <caption class="unseen">
      ${admin.parts.torrents}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.select}</th>
        <th scope="col">${words.name}</th>
        <th scope="col" class="number">${words.size}</th>
        <th scope="col">${admin.state}</th>
        <th scope="col">${words.owner}</th>
        <th scope="col">${admin.published}</th>
      </tr>
    </thead>
    <tbody>
      ${torrents.map((torrent) => row(torrent, selected.includes(canonicalInfohash(torrent)), frame))}
    </tbody>
  </table>`;
}

function row(torrent: Torrent, isSelected: boolean, frame: Frame): Html {
  const { words, format } = frame;
  const { adminTorrents, admin, ownTorrents } = words;
  const { name, title, state, stateReason, ownerId } = torrent;
  return html`<tr>
    <td>${checkbox(torrent, isSelected, frame)}</td>
    <th scope="row">
      ${state === 'removed' ? format.name(title ?? name) : torrentLink(torrent, frame)}
      <span class="about">${format.name(formatPath(torrent), 200)}</span>
    </th>
    <td class="number">${format.size(torrent.contentBytes)}</td>
    <td>
      <span class="badge">${ownTorrents.states[state]}</span>
      ${stateReason !== undefined && html`<span class="reason"><bdi>${stateReason}</bdi></span>`}
    </td>
    <td data-label="${adminTorrents.owner}">
      ${ownerId === undefined ? admin.none : admin.token(format.count(ownerId))}
    </td>
    <td>${format.day(torrent.publishedAt)}</td>
  </tr> `;
}

function checkbox(torrent: Torrent, isSelected: boolean, { words, format }: Frame): Html {
  const name = html`<span class="unseen"
    >${words.adminTorrents.select} ${format.name(torrent.name, 80)}</span
  >`;
  const infohash = canonicalInfohash(torrent);
  return isSelected
    ? html`<label class="pick"
        ><input type="checkbox" name="select" value="${infohash}" checked />${name}</label
      >`
    : html`<label class="pick"><input type="checkbox" name="select" value="${infohash}" />${name}</label>`;
}

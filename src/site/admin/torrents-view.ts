import type { Count } from '../../catalogue/torrent-list.ts';
import { canonicalInfohash, formatPath, type Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { formTokenField } from '../layout/form-token.ts';
import { torrentLink } from '../torrent/links.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { bulkBar, type TypedBulk } from './bulk-form.ts';
import { countText } from './count-text.ts';
import { tokenLink, type TokenNames } from './token-link.ts';
import { torrentFilter } from './torrent-filter.ts';

/** How many fit a screen with what is above them. */
const SCREENFUL = 10;

/** A torrent with its version, as `validatorOf` gives it. */
export interface ListedTorrent {
  readonly torrent: Torrent;
  readonly version: string;
}

export interface AdminTorrentsPageInput {
  /** What is asked for, as it was typed. */
  readonly query: URLSearchParams;
  readonly torrents: readonly ListedTorrent[];
  /** When the reader sees them. */
  readonly seenAt: Date;
  /** Of those who published them. */
  readonly names: TokenNames;
  readonly found: Count;
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
  /** What was chosen in a form that was not taken. */
  readonly typed: TypedBulk | undefined;
}

/** Torrents in any state, and the form that changes many of them. */
export function adminTorrentsPage(input: AdminTorrentsPageInput, frame: Frame): string {
  const { query, torrents, found, problem } = input;
  const { adminTorrents: messages } = frame.messages;
  const content = html`${torrentFilter(query, frame)}
  ${
    torrents.length === 0
      ? html`<p role="status">${messages.nothing}</p>`
      : html`<p role="status">${countText(found, messages.found, frame)}</p>
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

/** The bar of changes is above the torrents and stays in sight; the link below them leads those back who cannot see it. */
function changeForm(input: AdminTorrentsPageInput, frame: Frame): Html {
  const { query, torrents, found, next, typed } = input;
  const { adminTorrents: messages } = frame.messages;
  return html`<form
    action="${`${adminAddress(frame.addresses, 'torrents')}${searchOf(query)}`}"
    method="post"
  >
    ${formTokenField(frame)} <input type="hidden" name="seenAt" value="${input.seenAt.getTime()}" />
    ${bulkBar({ shownCount: torrents.length, found, typed }, frame)} ${table(input, frame)}
    <p class="pager">
      ${next !== undefined && html`<a class="button quiet" rel="next" href="${next}">${messages.more}</a>`}
      ${torrents.length > SCREENFUL && html`<a class="button quiet" href="#action">${messages.toChange}</a>`}
    </p>
  </form>`;
}

function table({ torrents, names, typed }: AdminTorrentsPageInput, frame: Frame): Html {
  const { adminTorrents: messages, admin } = frame.messages;
  const selected = new Set(typed?.selected.map((text) => text.split(' ')[0]));
  return html`<table class="torrents selectable">
    <caption class="unseen">
      ${admin.parts.torrents}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.select}</th>
        <th scope="col">${messages.name}</th>
        <th scope="col" class="number">${messages.size}</th>
        <th scope="col">${admin.state}</th>
        <th scope="col">${messages.owner}</th>
        <th scope="col">${admin.published}</th>
      </tr>
    </thead>
    <tbody>
      ${torrents.map((listed) => row(listed, selected.has(canonicalInfohash(listed.torrent)), names, frame))}
    </tbody>
  </table>`;
}

function row(listed: ListedTorrent, isSelected: boolean, names: TokenNames, frame: Frame): Html {
  const { torrent } = listed;
  const { messages, format } = frame;
  const { adminTorrents, admin, ownTorrents } = messages;
  const { name, title, state, stateReason, ownerId } = torrent;
  return html`<tr data-row>
    <td>${checkbox(listed, isSelected, frame)}</td>
    <th scope="row">
      ${state === 'removed' ? format.name(title ?? name) : torrentLink(torrent, frame)}
      <span class="about">${format.name(formatPath(torrent), 200)}</span>
    </th>
    <td class="number">${format.size(torrent.contentBytes)}</td>
    <td>
      <span class="badge">${ownTorrents.states[state]}</span>
      ${stateReason !== undefined && html`<span class="reason"><bdi>${stateReason}</bdi></span>`}
    </td>
    <td class="owner" data-label="${adminTorrents.owner}">
      ${ownerId === undefined ? admin.none : tokenLink(ownerId, names, frame)}
    </td>
    <td>${format.day(torrent.publishedAt)}</td>
  </tr> `;
}

/** Its value names the torrent and the version that the reader sees. */
function checkbox(
  { torrent, version }: ListedTorrent,
  isSelected: boolean,
  { messages, format }: Frame,
): Html {
  return html`<label class="pick"
    ><input
      type="checkbox"
      name="select"
      value="${`${canonicalInfohash(torrent)} ${version}`}"
      ${isSelected && html`checked`}
    /><span class="unseen"
      >${messages.adminTorrents.select} ${format.name(torrent.title ?? torrent.name, 80)}</span
    ></label
  >`;
}

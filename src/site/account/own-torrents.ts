import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { torrentLink } from '../torrent/links.ts';
import { pager } from '../list/pager.ts';

/** A torrent, and what its owner may do with it now. */
export interface OwnTorrent {
  readonly torrent: Torrent;
  readonly mayChange: boolean;
  readonly mayRestore: boolean;
}

export interface OwnTorrentsPageInput {
  readonly items: readonly OwnTorrent[];
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** The torrents that the visitor has published, in every state. */
export function ownTorrentsPage({ items, next }: OwnTorrentsPageInput, frame: Frame): string {
  const { title, nothing } = frame.messages.ownTorrents;
  const content = html`<h1>${title}</h1>
    ${items.length === 0 ? html`<p>${nothing}</p>` : table(items, frame)} ${pager({ next }, frame)}`;
  return layout({ title, content, current: 'account', hidden: true }, frame);
}

function table(items: readonly OwnTorrent[], frame: Frame): Html {
  const { ownTorrents: messages } = frame.messages;
  return html`<table class="torrents">
    <caption class="unseen">
      ${messages.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.name}</th>
        <th scope="col" class="number">${messages.size}</th>
        <th scope="col">${messages.state}</th>
        <th scope="col">${messages.published}</th>
        <th scope="col">${messages.action}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map((item) => row(item, frame))}
    </tbody>
  </table>`;
}

function row(item: OwnTorrent, frame: Frame): Html {
  const { ownTorrents: messages } = frame.messages;
  const { format } = frame;
  const { torrent } = item;
  const { name, title, collection, fileName, state, stateReason, removal } = torrent;
  const reason = stateReason ?? removal?.reason;
  return html`<tr data-row>
    <th scope="row">
      ${state === 'removed' ? format.name(title ?? name) : torrentLink(torrent, frame)}
      <span class="about"
        >${format.name(collection === '' ? fileName : `${collection}/${fileName}`, 200)}</span
      >
    </th>
    <td class="number">${format.size(torrent.contentBytes)}</td>
    <td>
      <span class="badge">${messages.states[state]}</span>
      ${reason !== undefined && html`<bdi class="prose">${reason}</bdi>`}
    </td>
    <td>${format.day(torrent.publishedAt)}</td>
    <td>${actions(item, frame)}</td>
  </tr> `;
}

function actions({ torrent, mayChange, mayRestore }: OwnTorrent, frame: Frame): Html {
  const { addresses, messages, format } = frame;
  const { ownTorrents } = messages;
  const name = html`<span class="unseen"> ${format.name(torrent.title ?? torrent.name, 80)}</span>`;
  return html`${
    mayChange &&
    html`<a href="${addresses.edit(torrent)}">${ownTorrents.edit}${name}</a>
      <a href="${addresses.delete(torrent)}">${ownTorrents.delete}${name}</a>`
  }
  ${
    mayRestore &&
    html`<form action="${addresses.restore(torrent)}" method="post">
      ${formTokenField(frame)}
      <button class="button quiet">${ownTorrents.restore}${name}</button>
    </form>`
  }`;
}

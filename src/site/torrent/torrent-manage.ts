import { reaches } from '../../access/token.ts';
import { checkMayChange } from '../../catalogue/actor.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** Whether the torrent is the reader's to change. */
export function mayChange(torrent: Torrent, { visitor }: Frame): boolean {
  return reaches(visitor.role, 'uploader') && isAllowed(() => checkMayChange(visitor.actor, torrent));
}

/** What the reader can do about a torrent when it is theirs to change. */
export function manageLinks(torrent: Torrent, frame: Frame): Html | undefined {
  if (!mayChange(torrent, frame)) return undefined;
  const { addresses } = frame;
  const { manage } = frame.messages;
  const mayReplace = torrent.state === 'public' || torrent.state === 'unlisted';
  return html`<nav class="manage" aria-label="${manage.change}">
    <a href="${addresses.edit(torrent)}">${manage.edit}</a>
    ${mayReplace && html`<a href="${addresses.replace(torrent)}">${manage.replace}</a>`}
    <a class="wrong" href="${addresses.delete(torrent)}">${manage.delete}</a>
  </nav>`;
}

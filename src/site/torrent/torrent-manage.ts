import { reaches } from '../../access/token.ts';
import { checkMayChange } from '../../catalogue/actor.ts';
import { isAllowed } from '../../catalogue/is-allowed.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';

/** What the reader can do about a torrent: change it, when it is theirs to change, and tell a moderator of it. */
export function manageLinks(torrent: Torrent, { addresses, messages, visitor }: Frame): Html {
  const { manage } = messages;
  const mayChange =
    reaches(visitor.role, 'uploader') && isAllowed(() => checkMayChange(visitor.actor, torrent));
  const mayReplace = mayChange && (torrent.state === 'public' || torrent.state === 'unlisted');
  return html`<nav class="manage" aria-label="${manage.title}">
    ${mayChange && html`<a href="${addresses.edit(torrent)}">${manage.edit}</a>`}
    ${mayReplace && html`<a href="${addresses.replace(torrent)}">${manage.replace}</a>`}
    ${mayChange && html`<a href="${addresses.delete(torrent)}">${manage.delete}</a>`}
    <a href="${addresses.report(torrent)}" rel="nofollow">${manage.report}</a>
  </nav>`;
}

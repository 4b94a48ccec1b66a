import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { torrentLink } from './links.ts';

/** What its publisher had at a torrent's path before it, the newest first; nothing when there was nothing. */
export function olderVersions(predecessors: readonly Torrent[], frame: Frame): Html | undefined {
  if (predecessors.length === 0) return undefined;
  const { messages, format } = frame;
  return html`<section aria-labelledby="versions">
    <h2 id="versions">${messages.manage.versions}</h2>
    <ul class="versions">
      ${predecessors.map(
        (torrent) =>
          html`<li>
            ${torrentLink(torrent, frame)}
            <span class="about"
              >${format.both(format.day(torrent.publishedAt), format.size(torrent.contentBytes))}</span
            >
          </li> `,
      )}
    </ul>
  </section>`;
}

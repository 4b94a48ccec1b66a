import type { Torrent } from '../../catalogue/torrent.ts';
import { html } from '../../http/html.ts';
import { deletion } from '../../service/addresses.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { factList } from '../layout/fact-list.ts';
import { trail } from './links.ts';
import { stateNote } from './torrent-state-note.ts';

/**
 * What became of an upload without a token that others do not see. Its files, downloads and forms are not shown to its
 * publisher either, who has only the key.
 */
export function statusPage(torrent: Torrent, deleteKey: string, frame: Frame): string {
  const { addresses, format } = frame;
  const { facts, common, manage } = frame.messages;
  const title = torrent.title ?? torrent.name;
  const size = common.sizeInFiles({ size: format.size(torrent.contentBytes), count: torrent.fileCount });
  const content = html`${trail(torrent.collection, frame)}
    <h1>${format.name(title)}</h1>
    ${stateNote(torrent, undefined, frame)}
    ${factList([
      [facts.size, size],
      [facts.published, format.ago(torrent.publishedAt, frame.now)],
    ])}
    <p class="actions">
      <a class="button quiet" href="${deletion(addresses, torrent, deleteKey)}">${manage.delete}</a>
    </p>`;
  return layout({ title, content, hidden: true }, frame);
}

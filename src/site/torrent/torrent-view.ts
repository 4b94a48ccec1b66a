import type { Signer } from '../../catalogue/metainfo-reader.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { formatMagnet, type Magnet } from '../../metainfo/magnet.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { download } from '../../service/addresses.ts';
import type { Frame } from '../layout/frame.ts';
import { renderMarkdown } from '../../service/markdown.ts';
import { torrentMetadata } from './structured-data.ts';
import { copyTextButton } from '../layout/copy-button.ts';
import { fileTree } from './file-tree.ts';
import { findingTable, foldedNotes, withoutNotes } from '../check/findings.ts';
import { layout } from '../layout/layout.ts';
import { trail } from './links.ts';
import { sourceList } from './sources.ts';
import { factList } from './torrent-facts.ts';
import { manageLinks } from './torrent-manage.ts';
import { shareSection } from './torrent-share.ts';
import { stateNote } from './torrent-state-note.ts';
import { olderVersions } from './torrent-versions.ts';

const NAME_CHARACTERS_MAX = 400;

export interface TorrentPageInput {
  readonly torrent: Torrent;
  readonly metainfo: Metainfo;
  readonly magnet: Magnet;
  /** How many of its addresses the magnet link leaves out. */
  readonly notInMagnet: number;
  /** What has its path, when it is superseded or waits for a moderator. */
  readonly occupant: Torrent | undefined;
  /** What its publisher had at its path before it, the newest first. */
  readonly predecessors: readonly Torrent[];
  readonly signers: readonly Signer[];
  /** The name of the token that published it, for those who may know. */
  readonly publisher: string | undefined;
  /** Whether reading takes a token. */
  readonly needsTokenToRead: boolean;
}

/** Everything that is known of one torrent. */
export function torrentPage(input: TorrentPageInput, frame: Frame): string {
  const { torrent, metainfo, magnet, notInMagnet, occupant, predecessors } = input;
  const { addresses, publicAddresses, format } = frame;
  const { torrent: messages, common, share } = frame.messages;
  const title = torrent.title ?? torrent.name;
  const content = html`${trail(torrent.collection, frame)}
    <article class="torrent">
      <h1>${format.name(title, NAME_CHARACTERS_MAX)}</h1>
      ${badges(torrent, frame)} ${stateNote(torrent, occupant, frame)}
      ${ways(torrent, magnet, notInMagnet, frame)} ${manageLinks(torrent, frame)}
      ${torrent.description !== undefined && description(torrent.description, frame)}
      ${factList(input, frame)} ${shareSection(torrent, magnet, input.needsTokenToRead, frame)}
      ${sourceList(metainfo, frame)}
      <section aria-labelledby="files">
        <h2 id="files">${messages.files}</h2>
        ${fileTree(metainfo, addresses.files(torrent), frame)}
      </section>
      ${olderVersions(predecessors, frame)} ${warnings(torrent, frame)}
    </article>`;
  const summary = share.summary({
    size: format.bytes(torrent.contentBytes),
    files: common.files({ count: torrent.fileCount }),
  });
  const head = torrentMetadata({ torrent, addresses: publicAddresses, summary });
  return layout({ title, content, head, hidden: torrent.state !== 'public' }, frame);
}

function badges(torrent: Torrent, { messages }: Frame): Html {
  const { version, state } = torrent;
  const marks = [
    version,
    state !== 'public' && messages.ownTorrents.states[state],
    torrent.private && messages.common.private,
  ];
  return html`<p class="badges">
    ${marks.map((mark) => mark !== false && html`<span class="badge">${mark}</span> `)}
  </p>`;
}

function ways(torrent: Torrent, magnet: Magnet, notInMagnet: number, frame: Frame): Html {
  const { addresses, format } = frame;
  const { torrent: messages, common, copying, sources } = frame.messages;
  const link = formatMagnet(magnet);
  return html`<div class="actions">
    <a class="button" href="${link}" data-magnet>${messages.magnet}</a>
    <a class="button" href="${download(addresses, torrent)}" data-download>${messages.download}</a>
    ${copyTextButton(link, copying.magnet)}
    <p>${common.sizeInFiles({ size: format.size(torrent.contentBytes), count: torrent.fileCount })}</p>
    ${notInMagnet > 0 && html`<p>${sources.notInMagnet({ count: notInMagnet })}</p>`}
  </div>`;
}

function description(text: string, { messages }: Frame): Html {
  return html`<section aria-labelledby="description">
    <h2 id="description">${messages.edit.description}</h2>
    <div class="written" dir="auto">${renderMarkdown(text)}</div>
  </section>`;
}

function warnings({ warnings: findings }: Torrent, frame: Frame): Html {
  const { torrent: messages } = frame.messages;
  const severe = withoutNotes(findings);
  return html`${
    severe.length > 0 &&
    html`<section aria-labelledby="warnings">
      <h2 id="warnings">${messages.warnings}</h2>
      <details>
        <summary>${messages.compatibility({ count: severe.length })}</summary>
        ${findingTable(severe, messages.warningsCaption, frame)}
      </details>
    </section>`
  }
  ${foldedNotes(findings, frame)}`;
}

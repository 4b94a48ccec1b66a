import type { Torrent } from '../../catalogue/torrent.ts';
import { buildFileTree, type FileFolder } from '../../metainfo/file-tree.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { download } from '../../web/addresses.ts';
import type { Frame } from '../frame.ts';
import { bytes, countOf, name } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import { fileTree } from './file-tree.ts';
import { findingTable } from './findings.ts';
import { layout } from './layout.ts';
import { collectionTrail, torrentLink } from './links.ts';
import { factList, sourceList, type Signer } from './torrent-facts.ts';

const NAME_CHARACTERS_MAX = 400;

export interface TorrentPageInput {
  readonly torrent: Torrent;
  readonly metainfo: Metainfo;
  readonly magnet: string;
  /** What took its path over, when it is superseded and that still stands. */
  readonly successor: Torrent | undefined;
  readonly signers: readonly Signer[];
}

/** Everything that is known of one torrent. */
export function torrentPage(
  { torrent, metainfo, magnet, successor, signers }: TorrentPageInput,
  frame: Frame,
): string {
  const { addresses } = frame;
  const title = torrent.title ?? torrent.name;
  const address = download(addresses, torrent);
  const content = html`<nav class="trail" aria-label="Where this is">
      <ol>
        <li><a href="${addresses.start}">All torrents</a></li>
        ${torrent.collection !== '' && collectionTrail(addresses, torrent.collection).map((step) => html`<li>${step}</li> `)}
      </ol>
    </nav>
    <article class="torrent">
      <h1>${name(title, NAME_CHARACTERS_MAX)}</h1>
      ${torrent.state === 'superseded' && superseded(successor, frame)}
      <div class="actions">
        <a class="button" href="${magnet}">Magnet link</a>
        <a class="button" href="${address}">Download .torrent</a>
        <p>
          ${bytes(torrent.contentBytes)} in
          ${countOf(torrent.fileCount, 'file')}${torrent.private && html` <span class="badge">private</span>`}
        </p>
      </div>
      ${torrent.description !== undefined && html`<p class="prose"><bdi>${torrent.description}</bdi></p>`}
      ${factList(torrent, metainfo, signers, frame)} ${sourceList(metainfo)}
      <section aria-labelledby="files">
        <h2 id="files">Files</h2>
        ${fileTree({ tree: treeOf(metainfo), download: address })}
      </section>
      ${torrent.warnings.length > 0 && warnings(torrent, frame)}
    </article>`;
  return layout({ title, content, hidden: torrent.state === 'superseded' }, frame);
}

/** The files below the folder that the torrent is called after. */
function treeOf(metainfo: Metainfo): FileFolder {
  const tree = buildFileTree(metainfo.files());
  return metainfo.singleFile ? tree : { ...tree, children: [{ ...tree, name: metainfo.name }] };
}

function superseded(successor: Torrent | undefined, { addresses }: Frame): Html {
  return html`<p class="card note warn" role="note">
    <strong>A newer torrent took this one's place.</strong> ${
      successor === undefined
        ? 'It is kept here under its infohash.'
        : html`The newer one is ${torrentLink(addresses, successor)}.`
    }
  </p>`;
}

function warnings({ warnings: findings }: Torrent, frame: Frame): Html {
  return html`<section aria-labelledby="warnings">
    <h2 id="warnings">Warnings</h2>
    <details>
      <summary>
        The torrent works, but some programs may stumble over ${findings.length === 1 ? 'this' : 'these'}
      </summary>
      ${findingTable(findings, 'What the check of this torrent found', frame)}
    </details>
  </section>`;
}

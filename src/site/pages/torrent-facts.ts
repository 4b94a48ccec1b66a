import type { Torrent } from '../../catalogue/torrent.ts';
import type { DhtNode, Metainfo } from '../../metainfo/metainfo.ts';
import type { SignatureVerdict } from '../../metainfo/signatures.ts';
import { download, type Addresses } from '../../web/addresses.ts';
import type { Frame } from '../frame.ts';
import { bytes, countOf, formatBytes, moment, name, shorten } from '../format.ts';
import { html, type Html } from '../../http/html.ts';
import { foreignLink } from './links.ts';

const TEXT_CHARACTERS_MAX = 4000;
const ADDRESS_CHARACTERS_MAX = 1000;
const SOURCES_SHOWN_MAX = 100;

const VERSIONS: Readonly<Record<Torrent['version'], string>> = {
  v1: 'v1 (BitTorrent, SHA-1)',
  v2: 'v2 (BitTorrent v2, SHA-256)',
  hybrid: 'hybrid (v1 and v2 in one)',
};

/** Who signed the torrent (BEP 35), and what that is worth by itself. */
export interface Signer {
  readonly name: string;
  readonly verdict: SignatureVerdict;
}

type Fact = readonly [term: string, value: Html | string | undefined];

/** What the metainfo and the catalogue say of a torrent, as terms and values. */
export function factList(
  torrent: Torrent,
  metainfo: Metainfo,
  signers: readonly Signer[],
  { addresses, publicAddresses }: Frame,
): Html {
  const address = download(publicAddresses, torrent);
  const facts: readonly Fact[] = [
    ['Name', torrent.title === undefined ? undefined : name(torrent.name, TEXT_CHARACTERS_MAX)],
    ['Size', size(torrent.contentBytes)],
    ['Files', countOf(torrent.fileCount, 'file')],
    ['Pieces', html`${countOf(metainfo.pieceCount, 'piece')} of ${bytes(metainfo.pieceLengthBytes)}`],
    ['Version', VERSIONS[torrent.version]],
    ['Infohash v1', code(torrent.infohashV1)],
    ['Infohash v2', code(torrent.infohashV2)],
    ['Private', torrent.private ? 'Yes: peers come from its trackers alone' : undefined],
    ['Comment', text(metainfo.comment)],
    ['Created', metainfo.createdAt && moment(metainfo.createdAt)],
    ['Created by', text(metainfo.createdBy)],
    ['Source', text(metainfo.source)],
    ['Publisher', text(metainfo.publisher)],
    ['Publisher’s address', metainfo.publisherUrl && foreignLink(metainfo.publisherUrl)],
    ['Updates at', metainfo.updateUrl && foreignLink(metainfo.updateUrl)],
    ['Peers prove who they are', metainfo.ssl ? 'Yes: by certificates (SSL torrent)' : undefined],
    ['Shares files with', metainfo.similar.length > 0 ? similar(metainfo.similar, addresses) : undefined],
    ['Belongs to', text(metainfo.collections.slice(0, SOURCES_SHOWN_MAX).join(', '))],
    ['Text encoding', text(metainfo.encoding)],
    ['Unknown keys', text(metainfo.unknownKeys.join(', '))],
    ['Signed by', signers.length > 0 ? html`${signers.map(signerOf)}` : undefined],
    ['Category', text(torrent.category)],
    ['Tags', text(torrent.tags.join(', '))],
    ['Licence', text(torrent.licence)],
    ['Published', moment(torrent.publishedAt)],
    ['Updated', torrent.updatedAt > torrent.publishedAt ? moment(torrent.updatedAt) : undefined],
    ['Address', html`<a href="${address}" translate="no"><bdi>${address}</bdi></a>`],
    ['.torrent file', html`${bytes(torrent.metainfoBytes)}, SHA-256 ${code(torrent.sha256)}`],
  ];
  return html`<dl class="facts">
    ${facts.map(
      ([term, value]) =>
        value !== undefined &&
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}

/** Torrents that this one names (BEP 38): each leads to where it would be, if it is here. */
function similar(infohashes: readonly string[], addresses: Addresses): Html {
  return html`${infohashes
    .slice(0, SOURCES_SHOWN_MAX)
    .map((infohash) => html`<p><a href="${addresses.search(infohash)}">${code(infohash)}</a></p>`)}`;
}

const VERDICTS: Readonly<Record<SignatureVerdict, string>> = {
  valid: 'the signature is that of the certificate in the torrent',
  invalid: 'the signature does not fit',
  unknown: 'the certificate is not in the torrent',
};

function signerOf({ name: signer, verdict }: Signer): Html {
  return html`<p>${name(signer)} (${VERDICTS[verdict]})</p>`;
}

function size(contentBytes: number): Html {
  const exact = countOf(contentBytes, 'byte');
  return contentBytes < 1024 ? html`${exact}` : html`${formatBytes(contentBytes)} (${exact})`;
}

/** Where peers and bytes come from: trackers by tier, web seeds, DHT nodes. */
export function sourceList({ trackers, webSeeds, httpSeeds, nodes }: Metainfo): Html {
  const seeds = [...webSeeds, ...httpSeeds];
  return html`<section aria-labelledby="trackers">
      <h2 id="trackers">Trackers</h2>
      ${trackers.length === 0 ? html`<p>None: peers are found through the distributed hash table (DHT).</p>` : tiers(trackers)}
    </section>
    ${seeds.length > 0 && section('web-seeds', 'Web seeds', list(seeds, foreignLink))}
    ${nodes.length > 0 && section('nodes', 'DHT nodes', list(nodes, nodeAddress))}`;
}

function tiers(trackers: Metainfo['trackers']): Html {
  const [only = []] = trackers;
  if (trackers.length === 1) return list(only, foreignText);
  const shown = trackers.slice(0, SOURCES_SHOWN_MAX);
  return html`<ol class="tiers">
      ${shown.map(
        (tier, index) =>
          html`<li>
            <h3>Tier ${index + 1}</h3>
            ${list(tier, foreignText)}
          </li> `,
      )}
    </ol>
    ${more(trackers.length, 'tier')}`;
}

function nodeAddress({ host, port }: DhtNode): Html {
  return html`<bdi translate="no">${shorten(host, 255)}:${String(port)}</bdi>`;
}

/** A tracker speaks to BitTorrent programs, not to browsers: its address is never a link. */
function foreignText(url: string): Html {
  return html`<bdi translate="no">${shorten(url, ADDRESS_CHARACTERS_MAX)}</bdi>`;
}

function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

function list<Item>(items: readonly Item[], show: (item: Item) => Html): Html {
  return html`<ul class="sources">
      ${items.slice(0, SOURCES_SHOWN_MAX).map((item) => html`<li>${show(item)}</li> `)}
    </ul>
    ${more(items.length, 'address')}`;
}

function more(count: number, noun: 'tier' | 'address'): Html | undefined {
  const left = count - SOURCES_SHOWN_MAX;
  if (left <= 0) return undefined;
  return html`<p>
    And ${noun === 'tier' ? countOf(left, 'more tier') : countOf(left, 'more address', 'more addresses')} in
    the .torrent file.
  </p>`;
}

function code(value: string | undefined): Html | undefined {
  return value === undefined ? undefined : html`<code class="hash" translate="no">${value}</code>`;
}

function text(value: string | undefined): Html | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  return html`<bdi class="prose">${shorten(value, TEXT_CHARACTERS_MAX)}</bdi>`;
}

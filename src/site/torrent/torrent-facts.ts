import type { Signer } from '../../catalogue/metainfo-reader.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { download } from '../../service/addresses.ts';
import { shorten } from '../layout/format.ts';
import type { Frame } from '../layout/frame.ts';
import { hash } from '../layout/code.ts';
import { copyFromButton, copyLabel } from '../layout/copy-button.ts';
import { foreignLink } from './links.ts';

const TEXT_CHARACTERS_MAX = 4000;
const ITEMS_SHOWN_MAX = 100;

export interface FactListInput {
  readonly torrent: Torrent;
  readonly metainfo: Metainfo;
  readonly signers: readonly Signer[];
  /** The name of the token that published it, for those who may know. */
  readonly publisher: string | undefined;
}

type Fact = readonly [term: string, value: Html | string | undefined];

/** What the metainfo and the catalogue say of a torrent, as terms and values. */
export function factList({ torrent, metainfo, signers, publisher }: FactListInput, frame: Frame): Html {
  const { addresses, publicAddresses, format } = frame;
  const { facts: words, common, manage } = frame.words;
  const address = download(publicAddresses, torrent);
  const pieces = common.sizeTimes({
    pieces: common.pieces({ count: metainfo.pieceCount }),
    size: format.size(metainfo.pieceLengthBytes),
  });
  const file = format.both(format.size(torrent.metainfoBytes), html`SHA-256 ${hash(torrent.sha256)}`);
  const facts: readonly Fact[] = [
    [words.name, torrent.title === undefined ? undefined : format.name(torrent.name, TEXT_CHARACTERS_MAX)],
    [words.size, size(torrent.contentBytes, frame)],
    [words.files, common.files({ count: torrent.fileCount })],
    [words.pieces, pieces],
    [words.version, words.versions[torrent.version]],
    [words.infohashV1, torrent.infohashV1 && copied('v1', torrent.infohashV1, words.infohashV1, frame)],
    [words.infohashV2, torrent.infohashV2 && copied('v2', torrent.infohashV2, words.infohashV2, frame)],
    [words.private, torrent.private ? words.privateMeans : undefined],
    [words.comment, text(metainfo.comment)],
    [words.created, metainfo.createdAt && format.moment(metainfo.createdAt)],
    [words.createdBy, text(metainfo.createdBy)],
    [words.source, text(metainfo.source)],
    [words.publisher, text(metainfo.publisher)],
    [words.publisherUrl, metainfo.publisherUrl && foreignLink(metainfo.publisherUrl)],
    [words.updateUrl, metainfo.updateUrl && foreignLink(metainfo.updateUrl)],
    [words.ssl, metainfo.ssl ? words.sslMeans : undefined],
    [words.similar, metainfo.similar.length > 0 ? similar(metainfo.similar, frame) : undefined],
    [words.collections, names(metainfo.collections, frame)],
    [words.encoding, text(metainfo.encoding)],
    [words.unknownKeys, names(metainfo.unknownKeys, frame)],
    [
      words.signedBy,
      signers.length > 0 ? html`${signers.map((signer) => signerOf(signer, frame))}` : undefined,
    ],
    [words.category, torrent.category && link(addresses.category(torrent.category), torrent.category, frame)],
    [words.tags, torrent.tags.length > 0 ? tags(torrent.tags, frame) : undefined],
    [words.licence, text(torrent.licence)],
    [words.published, format.moment(torrent.publishedAt)],
    [manage.publishedBy, publisher && format.name(publisher)],
    [words.updated, torrent.updatedAt > torrent.publishedAt ? format.moment(torrent.updatedAt) : undefined],
    [words.address, html`<a href="${address}" translate="no"><bdi dir="ltr">${address}</bdi></a>`],
    [words.file, file],
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

function copied(id: string, infohash: string, label: string, frame: Frame): Html {
  return html`${hash(infohash, id)} ${copyFromButton(id, copyLabel(label, frame))}`;
}

function tags(values: readonly string[], frame: Frame): Html {
  return frame.format.list(values.map((tag) => link(frame.addresses.tag(tag), tag, frame)));
}

function link(address: string, name: string, { format }: Frame): Html {
  return html`<a href="${address}">${format.name(name)}</a>`;
}

/** Torrents that this one names (BEP 38): each leads to where it would be, if it is here. */
function similar(infohashes: readonly string[], { addresses }: Frame): Html {
  return html`${infohashes
    .slice(0, ITEMS_SHOWN_MAX)
    .map((infohash) => html`<p><a href="${addresses.search(infohash)}">${hash(infohash)}</a></p>`)}`;
}

function signerOf({ name, verdict }: Signer, { words, format }: Frame): Html {
  return html`<p>${format.name(name)} (${words.facts.signatures[verdict]})</p>`;
}

function size(contentBytes: number, { words, format }: Frame): Html {
  const exact = words.common.bytes({ count: contentBytes });
  return contentBytes < 1024 ? html`${exact}` : html`<bdi>${format.bytes(contentBytes)}</bdi> (${exact})`;
}

function names(values: readonly string[], { format }: Frame): Html | undefined {
  if (values.length === 0) return undefined;
  return format.list(values.slice(0, ITEMS_SHOWN_MAX).map((value) => format.name(value)));
}

function text(value: string | undefined): Html | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  return html`<bdi class="prose">${shorten(value, TEXT_CHARACTERS_MAX)}</bdi>`;
}

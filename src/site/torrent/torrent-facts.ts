import type { Signer } from '../../catalogue/metainfo-reader.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { download } from '../../service/addresses.ts';
import { shorten } from '../../lib/shorten.ts';
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
  const { facts: messages, common, manage } = frame.messages;
  const address = download(publicAddresses, torrent);
  const pieces = common.sizeTimes({
    pieces: common.pieces({ count: metainfo.pieceCount }),
    size: format.size(metainfo.pieceLengthBytes),
  });
  const file = format.both(format.size(torrent.metainfoBytes), html`SHA-256 ${hash(torrent.sha256)}`);
  const facts: readonly Fact[] = [
    [messages.name, torrent.title === undefined ? undefined : format.name(torrent.name, TEXT_CHARACTERS_MAX)],
    [messages.size, size(torrent.contentBytes, frame)],
    [messages.files, common.files({ count: torrent.fileCount })],
    [messages.pieces, pieces],
    [messages.version, messages.versions[torrent.version]],
    [messages.infohashV1, torrent.infohashV1 && copied('v1', torrent.infohashV1, messages.infohashV1, frame)],
    [messages.infohashV2, torrent.infohashV2 && copied('v2', torrent.infohashV2, messages.infohashV2, frame)],
    [messages.private, torrent.private ? messages.privateYes : undefined],
    [messages.comment, text(metainfo.comment)],
    [messages.created, metainfo.createdAt && format.moment(metainfo.createdAt)],
    [messages.createdBy, text(metainfo.createdBy)],
    [messages.source, text(metainfo.source)],
    [messages.publisher, text(metainfo.publisher)],
    [messages.publisherUrl, metainfo.publisherUrl && foreignLink(metainfo.publisherUrl)],
    [messages.updateUrl, metainfo.updateUrl && foreignLink(metainfo.updateUrl)],
    [messages.ssl, metainfo.ssl ? messages.sslYes : undefined],
    [messages.similar, metainfo.similar.length > 0 ? similar(metainfo.similar, frame) : undefined],
    [messages.collections, names(metainfo.collections, frame)],
    [messages.encoding, text(metainfo.encoding)],
    [messages.unknownKeys, names(metainfo.unknownKeys, frame)],
    [
      messages.signedBy,
      signers.length > 0 ? html`${signers.map((signer) => signerOf(signer, frame))}` : undefined,
    ],
    [
      messages.category,
      torrent.category && link(addresses.category(torrent.category), torrent.category, frame),
    ],
    [messages.tags, torrent.tags.length > 0 ? tags(torrent.tags, frame) : undefined],
    [messages.licence, text(torrent.licence)],
    [messages.published, format.moment(torrent.publishedAt)],
    [manage.publishedBy, publisher && format.name(publisher)],
    [
      messages.updated,
      torrent.updatedAt > torrent.publishedAt ? format.moment(torrent.updatedAt) : undefined,
    ],
    [messages.address, html`<a href="${address}" translate="no"><bdi dir="ltr">${address}</bdi></a>`],
    [messages.file, file],
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

function signerOf({ name, verdict }: Signer, { messages, format }: Frame): Html {
  return html`<p>${format.name(name)} (${messages.facts.signatures[verdict]})</p>`;
}

function size(contentBytes: number, { messages, format }: Frame): Html {
  const exact = messages.common.bytes({ count: contentBytes });
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

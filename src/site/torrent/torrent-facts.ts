import type { Signer } from '../../catalogue/metainfo-reader.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { download } from '../../service/addresses.ts';
import { hash } from '../layout/code.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Frame } from '../layout/frame.ts';
import { factList, type Fact } from '../layout/fact-list.ts';
import { folded } from './folded.ts';
import { foreignLink } from './links.ts';

const TEXT_CHARACTERS_MAX = 4000;
const ITEMS_SHOWN_MAX = 100;

export interface TechnicalFactsInput {
  readonly torrent: Torrent;
  readonly metainfo: Metainfo;
  readonly signers: readonly Signer[];
}

/** What else the metainfo and the catalogue say of a torrent, folded: few people need it. */
export function technicalFacts({ torrent, metainfo, signers }: TechnicalFactsInput, frame: Frame): Html {
  const { publicAddresses, format } = frame;
  const { facts: messages, common } = frame.messages;
  const address = download(publicAddresses, torrent);
  const pieces = common.sizeTimes({
    pieces: common.pieces({ count: metainfo.pieceCount }),
    size: format.size(metainfo.pieceLengthBytes),
  });
  const facts: readonly Fact[] = [
    [messages.name, format.name(torrent.name, TEXT_CHARACTERS_MAX)],
    [messages.size, common.bytes({ count: torrent.contentBytes })],
    [messages.pieces, pieces],
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
    [messages.published, format.moment(torrent.publishedAt)],
    [
      messages.updated,
      torrent.updatedAt > torrent.publishedAt ? format.moment(torrent.updatedAt) : undefined,
    ],
    [messages.address, html`<a href="${address}" translate="no"><bdi dir="ltr">${address}</bdi></a>`],
    [messages.file, format.size(torrent.metainfoBytes)],
  ];
  return folded(messages.technical, undefined, factList(facts));
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

function names(values: readonly string[], { format }: Frame): Html | undefined {
  if (values.length === 0) return undefined;
  return format.list(values.slice(0, ITEMS_SHOWN_MAX).map((value) => format.name(value)));
}

function text(value: string | undefined): Html | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  return html`<bdi class="prose">${shorten(value, TEXT_CHARACTERS_MAX)}</bdi>`;
}

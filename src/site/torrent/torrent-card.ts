import type { Publisher } from '../../catalogue/publisher.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { formatMagnet, type Magnet } from '../../metainfo/magnet.ts';
import { download } from '../../service/addresses.ts';
import { hash } from '../layout/code.ts';
import { hasSources } from '../../service/site-sources.ts';
import { copyFromButton, copyLabel, copyTextButton } from '../layout/copy-button.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Frame } from '../layout/frame.ts';
import { publisherLink } from '../publisher/publisher-name.ts';
import { factList, type Fact } from '../layout/fact-list.ts';
import { addsSources, pageDownload } from './page-download.ts';
import { lacksAddresses, magnetQr } from './qr.ts';
import type { ShownHealth } from '../../service/swarm-health.ts';
import { swarmFacts, trackerDownload, type ShownTracker } from './own-tracker.ts';
import { manageLinks } from './torrent-manage.ts';

const TEXT_CHARACTERS_MAX = 400;

export interface CardInput {
  readonly torrent: Torrent;
  readonly magnet: Magnet;
  /** How many of its addresses the magnet link leaves out. */
  readonly notInMagnet: number;
  /** Whether it leaves out addresses with a passkey, which are not for this reader. */
  readonly hasMasked: boolean;
  /** The name of the token that published it, for those who may know. */
  readonly publisher: string | Publisher | undefined;
  /** The tracker of this site, where there is one. */
  readonly ownTracker: ShownTracker | undefined;
  /** Who shares it; undefined where its peers were not counted. */
  readonly health: ShownHealth | undefined;
}

/** What most people come for: the way to get a torrent, and the facts that tell whether it is the right one. */
export function torrentCard(input: CardInput, frame: Frame): Html {
  const { torrent } = input;
  const { torrent: messages } = frame.messages;
  return html`<section class="torrent-card" aria-label="${messages.card}">
    <a class="button" href="${pageDownload(torrent, frame)}" data-download>${messages.download}</a>
    ${whichFile(torrent, frame)}
    ${input.ownTracker !== undefined && trackerDownload(torrent, input.ownTracker, frame)}
    ${torrent.private ? foldedMagnet(input, frame) : openMagnet(input, frame)} ${mainFacts(input, frame)}
    ${manageLinks(torrent, frame)}
  </section>`;
}

/** Whether one gets the file as it was uploaded, where that is not the only one. */
function whichFile(torrent: Torrent, frame: Frame): Html | false {
  const { torrent: messages } = frame.messages;
  if (!hasSources(frame.sourcesOf(torrent))) return false;
  if (!frame.addsSources) return html`<p class="hint">${messages.exact}</p>`;
  const original = html`<a href="${download(frame.addresses, torrent)}">${messages.original}</a>`;
  return html`<p class="hint">${messages.withSources({ original })}</p>`;
}

function openMagnet(input: CardInput, frame: Frame): Html {
  return html`${magnetLink(input.magnet, frame)}
    <details>
      <summary>${frame.messages.share.qr}</summary>
      ${magnetCode(input, frame)}
    </details>`;
}

/** The peers of a private torrent come from its tracker: the file works in every program, the link alone in few. */
function foldedMagnet(input: CardInput, frame: Frame): Html {
  const { share: messages } = frame.messages;
  return html`<details>
    <summary>${messages.magnetAndQr}</summary>
    <p class="hint">${messages.privateHint}</p>
    ${magnetLink(input.magnet, frame)} ${magnetCode(input, frame)}
  </details>`;
}

function magnetLink(magnet: Magnet, frame: Frame): Html {
  const { torrent: messages, copying } = frame.messages;
  const link = formatMagnet(magnet);
  const label = html`${copying.copy}<span class="unseen"> ${messages.magnet}</span>`;
  return html`<div class="pair">
    <a class="button quiet" href="${link}" data-magnet>${messages.magnet}</a> ${copyTextButton(link, label)}
  </div>`;
}

function magnetCode({ magnet, notInMagnet, hasMasked }: CardInput, { messages }: Frame): Html {
  const { share, sources } = messages;
  const qr = magnetQr(magnet, share.qr);
  return html`${
    qr !== undefined &&
    html`<figure>
      ${qr}
      <figcaption>${lacksAddresses(magnet) ? share.qrHintWithoutAddresses : share.qrHint}</figcaption>
    </figure>`
  }
  ${hasMasked && html`<p class="hint">${sources.maskedInMagnet}</p>`}
  ${notInMagnet > 0 && html`<p class="hint">${sources.notInMagnet({ count: notInMagnet })}</p>`}`;
}

function mainFacts({ torrent, publisher, health }: CardInput, frame: Frame): Html {
  const { addresses, format } = frame;
  const { facts: messages, common, keep } = frame.messages;
  const ago = format.ago(torrent.publishedAt, frame.now);
  const by = typeof publisher === 'object' ? publisherLink(publisher, frame) : format.name(publisher ?? '');
  const published = publisher === undefined ? ago : messages.publishedBy({ ago, publisher: by });
  const size = common.sizeInFiles({ size: format.size(torrent.contentBytes), count: torrent.fileCount });
  const facts: readonly Fact[] = [
    [messages.size, size],
    ...swarmFacts(health, frame),
    [messages.downloads, torrent.downloadCount > 0 ? format.count(torrent.downloadCount) : undefined],
    [messages.published, published],
    [keep.expires, torrent.expiresAt && format.moment(torrent.expiresAt)],
    [keep.pinned, torrent.pinned ? keep.pinnedYes : undefined],
    [
      messages.category,
      torrent.category === undefined
        ? undefined
        : html`<a href="${addresses.category(torrent.category)}">${format.name(torrent.category)}</a>`,
    ],
    [messages.tags, torrent.tags.length > 0 ? tags(torrent.tags, frame) : undefined],
    [
      messages.licence,
      torrent.licence === undefined
        ? undefined
        : html`<bdi>${shorten(torrent.licence, TEXT_CHARACTERS_MAX)}</bdi>`,
    ],
    [messages.version, messages.versions[torrent.version]],
    copied('v1', messages.infohashV1, torrent.infohashV1, frame),
    copied('v2', messages.infohashV2, torrent.infohashV2, frame),
    copied(
      'sha256',
      addsSources(torrent, frame) ? messages.originalSha256 : messages.fileSha256,
      torrent.sha256,
      frame,
    ),
  ];
  return factList(facts);
}

function tags(values: readonly string[], { addresses, format }: Frame): Html {
  return html`<ul class="tags">
    ${values.map((tag) => html`<li><a href="${addresses.tag(tag)}">${format.name(tag)}</a></li> `)}
  </ul>`;
}

/** A hash has a line of its own, with a button that copies it. */
function copied(id: string, label: string, value: string | undefined, frame: Frame): Fact {
  if (value === undefined) return [label, undefined];
  return [label, html`${hash(value, id)} ${copyFromButton(id, copyLabel(label, frame))}`, 'hashed'];
}

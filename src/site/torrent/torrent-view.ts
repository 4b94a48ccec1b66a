import type { Signer } from '../../catalogue/metainfo-reader.ts';
import type { Publisher } from '../../catalogue/publisher.ts';
import type { WebSeedTest } from '../../catalogue/web-seed-tests.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Magnet } from '../../metainfo/magnet.ts';
import type { Metainfo } from '../../metainfo/metainfo.ts';
import { hasPasskey } from '../../metainfo/passkeys.ts';
import type { ShownHealth } from '../../service/swarm-health.ts';
import type { TopLevel } from '../../service/top-level.ts';
import { findingTable, foldedNotes, withoutNotes } from '../check/findings.ts';
import { chartSheet } from '../layout/bar-chart.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { renderMarkdown } from '../../service/markdown.ts';
import { referencesOf } from '../../service/text-references.ts';
import { pictureSheet } from '../pictures/picture-sheet.ts';
import { downloadCommands } from './download-commands.ts';
import { fileTree } from './file-tree.ts';
import { folded } from './folded.ts';
import { trail } from './links.ts';
import { swarmChart, type ShownTracker } from './own-tracker.ts';
import { sourceList } from './sources.ts';
import { torrentMetadata } from './structured-data.ts';
import { torrentCard, type CardInput } from './torrent-card.ts';
import { citeAndEmbed, footLinks } from './torrent-cite.ts';
import { technicalFacts } from './torrent-facts.ts';
import { mayChange } from './torrent-manage.ts';
import { stateNote } from './torrent-state-note.ts';
import { versionList, versionSwitcher } from './torrent-versions.ts';

const NAME_CHARACTERS_MAX = 400;
/** A title of so many is written smaller, so that what is below it stays in the first screen of a telephone. */
const LONG_CHARACTERS_MIN = 80;

export interface TorrentPageInput {
  readonly torrent: Torrent;
  readonly metainfo: Metainfo;
  /** What is at the top of its folders, when it has too many files for its page. */
  readonly topLevel: TopLevel | undefined;
  readonly magnet: Magnet;
  /** How many of its addresses the magnet link leaves out. */
  readonly notInMagnet: number;
  /** What has its path, when it is superseded or waits for a moderator. */
  readonly occupant: Torrent | undefined;
  /** What was published at its path, the newest first; itself among them. */
  readonly versions: readonly Torrent[];
  readonly signers: readonly Signer[];
  /** Who published it, or the name of their token for those who may know. */
  readonly publisher: string | Publisher | undefined;
  /** Whether reading needs a token. */
  readonly needsTokenToRead: boolean;
  /** The tracker of this site, where there is one. */
  readonly ownTracker: ShownTracker | undefined;
  /** Who shares it; undefined where its peers were not counted. */
  readonly health: ShownHealth | undefined;
  /** What the last tests of its web seeds found. */
  readonly seedTests: readonly WebSeedTest[];
}

/** Everything that is known of one torrent: what it is and the way to get it first, and last what few people need. */
export function torrentPage(input: TorrentPageInput, frame: Frame): string {
  const { torrent, occupant, needsTokenToRead } = input;
  const { addresses, asset, publicAddresses, format } = frame;
  const { common, share } = frame.messages;
  const masksPasskeys = !mayChange(torrent, frame);
  const title = torrent.title ?? torrent.name;
  const content = html`<article class="torrent">
    <div class="torrent-head">
      ${trail(torrent.collection, frame)}
      <h1 class="${title.length < LONG_CHARACTERS_MIN ? 'title' : 'long title'}">
        ${format.name(title, NAME_CHARACTERS_MAX)}
      </h1>
      ${torrent.private && html`<span class="badge">${common.private}</span>`}
      ${versionSwitcher(input, frame)} ${stateNote(torrent, occupant, frame)}
    </div>
    ${torrentCard({ ...input, hasMasked: false, ...(masksPasskeys && withoutPasskeys(input)) }, frame)}
    <div class="torrent-body">
      ${description(torrent, frame)} ${files(input, frame)}
      ${downloadCommands(torrent, needsTokenToRead, frame)} ${versionList(input, frame)}
      ${swarmChart(input.health, frame)} ${details(input, masksPasskeys, frame)} ${footLinks(torrent, frame)}
    </div>
  </article>`;
  const summary = share.summary({
    size: format.bytes(torrent.contentBytes),
    files: common.files({ count: torrent.fileCount }),
  });
  const head = html`${torrentMetadata({ torrent, addresses: publicAddresses, summary })}
    <link rel="stylesheet" href="${addresses.asset(asset('torrent.css'))}" />
    ${torrent.pictures.length > 0 && pictureSheet(frame)}
    ${input.health?.history !== undefined && chartSheet(frame)}`;
  return layout({ title, content, head, hidden: torrent.state !== 'public' }, frame);
}

/** The magnet link for those who may not change the torrent: a passkey in it would be theirs to use. */
function withoutPasskeys({ magnet }: TorrentPageInput): Pick<CardInput, 'magnet' | 'hasMasked'> {
  const trackers = (magnet.trackers ?? []).flat();
  const shown = trackers.filter((tracker) => !hasPasskey(tracker));
  return { magnet: { ...magnet, trackers: [shown] }, hasMasked: shown.length < trackers.length };
}

function description(torrent: Torrent, { messages, addresses }: Frame): Html | false {
  const { description: text } = torrent;
  if (text === undefined) return false;
  return html`<section aria-labelledby="description">
    <h2 id="description" class="unseen">${messages.edit.description}</h2>
    <div class="written" dir="auto">${renderMarkdown(text, 2, referencesOf(torrent, addresses))}</div>
  </section>`;
}

function files({ torrent, metainfo, topLevel }: TorrentPageInput, frame: Frame): Html {
  const { addresses, format } = frame;
  const { torrent: messages, common } = frame.messages;
  const sums = format.both(common.files({ count: torrent.fileCount }), format.size(torrent.contentBytes));
  return html`<section aria-labelledby="files">
    <h2 id="files">${messages.files} <span class="count">${sums}</span></h2>
    ${fileTree({ metainfo, topLevel, allFiles: addresses.files(torrent) }, frame)}
  </section>`;
}

/** What few people need, each behind a line of its own. */
function details(
  { torrent, metainfo, signers, needsTokenToRead, seedTests }: TorrentPageInput,
  masksPasskeys: boolean,
  frame: Frame,
): Html {
  return html`<section class="details" aria-labelledby="details">
    <h2 id="details">${frame.messages.torrent.details}</h2>
    ${warnings(torrent, frame)}
    ${sourceList({ metainfo, masksPasskeys, offered: frame.sourcesOf(torrent), seedTests }, frame)}
    ${technicalFacts({ torrent, metainfo, signers }, frame)}
    ${citeAndEmbed(torrent, metainfo, needsTokenToRead, frame)}
  </section>`;
}

function warnings({ warnings: findings }: Torrent, frame: Frame): Html {
  const { torrent: messages } = frame.messages;
  const severe = withoutNotes(findings);
  const { length: count } = severe;
  const table = (): Html =>
    html`<p>${messages.compatibility({ count })}</p>
      ${findingTable(severe, messages.warningsCaption, frame)}`;
  return html`${count > 0 && folded(messages.warnings, frame.format.count(count), table(), 'warnings')}
  ${foldedNotes(findings, frame)}`;
}

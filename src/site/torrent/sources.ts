import { html, type Html } from '../../http/html.ts';
import { showInvisible } from '../../metainfo/key-path.ts';
import type { DhtNode, Metainfo } from '../../metainfo/metainfo.ts';
import { hasPasskey, maskPasskeys } from '../../metainfo/passkeys.ts';
import { shorten } from '../../lib/shorten.ts';
import type { WebSeedTest } from '../../catalogue/web-seed-tests.ts';
import type { OfferedSources } from '../../service/site-sources.ts';
import type { Frame } from '../layout/frame.ts';
import { folded } from './folded.ts';
import { foreignLink } from './links.ts';

const ADDRESS_CHARACTERS_MAX = 1000;
const HOST_CHARACTERS_MAX = 255;
const SOURCES_SHOWN_MAX = 100;

/** What a torrent and this site name as sources. */
export interface SourcesShown {
  readonly metainfo: Metainfo;
  /** Whether passkeys are not for this reader. */
  readonly masksPasskeys: boolean;
  readonly offered: OfferedSources;
  /** What the last tests of its web seeds found. */
  readonly seedTests: readonly WebSeedTest[];
}

/**
 * Where peers and bytes come from: trackers by tier, web seeds, DHT nodes, and what this site offers beside these; folded, since
 * programs read it.
 */
export function sourceList(
  { metainfo, masksPasskeys, offered, seedTests }: SourcesShown,
  frame: Frame,
): Html {
  const { trackers, webSeeds, httpSeeds, nodes } = metainfo;
  const { sources: messages } = frame.messages;
  const tests = new Map(seedTests.map((test) => [test.url, test]));
  const seedLine = (seed: string): Html => html`${foreignLink(seed)}${testResult(tests.get(seed), frame)}`;
  const ofSite = [...offered.own, ...offered.trackers.flat(), ...offered.webSeeds];
  const seeds = [...webSeeds, ...httpSeeds];
  const trackerCount = trackers.flat().length;
  return html`${
    trackerCount === 0
      ? folded(messages.trackers, '0', html`<p>${messages.noTrackers}</p>`)
      : folded(
          messages.trackers,
          frame.format.count(trackerCount),
          trackerList(trackers, masksPasskeys, frame),
        )
  }
  ${seeds.length > 0 && folded(messages.webSeeds, frame.format.count(seeds.length), list(seeds, seedLine, frame))}
  ${nodes.length > 0 && folded(messages.nodes, frame.format.count(nodes.length), list(nodes, nodeAddress, frame))}
  ${ofSite.length > 0 && folded(messages.offered, frame.format.count(ofSite.length), list(ofSite, foreignText, frame))}`;
}

/** What the last test of a web seed found. */
function testResult(test: WebSeedTest | undefined, { messages, format, now }: Frame): Html | false {
  if (test === undefined) return false;
  const { seedOutcomes, seedTested } = messages.sources;
  return html` <span class="hint"
    >${seedTested({ result: seedOutcomes[test.outcome], ago: format.ago(test.at, now) })}</span
  >`;
}

function trackerList(trackers: Metainfo['trackers'], masksPasskeys: boolean, frame: Frame): Html {
  const isMasked = masksPasskeys && trackers.some((tier) => tier.some(hasPasskey));
  const shown = isMasked ? trackers.map((tier) => tier.map(maskPasskeys)) : trackers;
  return html`${tiers(shown, frame)} ${isMasked && html`<p class="hint">${frame.messages.sources.masked}</p>`}`;
}

function tiers(trackers: Metainfo['trackers'], frame: Frame): Html {
  const [only = []] = trackers;
  if (trackers.length === 1) return list(only, foreignText, frame);
  const { sources: messages } = frame.messages;
  const left = trackers.length - SOURCES_SHOWN_MAX;
  return html`<ol class="tiers">
      ${trackers.slice(0, SOURCES_SHOWN_MAX).map(
        (tier, index) =>
          html`<li>
            <h3>${messages.tier({ number: frame.format.count(index + 1) })}</h3>
            ${list(tier, foreignText, frame)}
          </li> `,
      )}
    </ol>
    ${left > 0 && html`<p>${messages.moreTiers({ count: left })}</p>`}`;
}

function nodeAddress({ host, port }: DhtNode): Html {
  return html`<bdi translate="no" dir="ltr">${shorten(host, HOST_CHARACTERS_MAX)}:${String(port)}</bdi>`;
}

/** A tracker speaks to BitTorrent programs, not to browsers: its address is never a link. */
function foreignText(url: string): Html {
  return html`<bdi translate="no" dir="ltr">${showInvisible(shorten(url, ADDRESS_CHARACTERS_MAX))}</bdi>`;
}

function list<Item>(items: readonly Item[], show: (item: Item) => Html, { messages }: Frame): Html {
  const left = items.length - SOURCES_SHOWN_MAX;
  return html`<ul class="sources">
      ${items.slice(0, SOURCES_SHOWN_MAX).map((item) => html`<li>${show(item)}</li> `)}
    </ul>
    ${left > 0 && html`<p>${messages.sources.moreAddresses({ count: left })}</p>`}`;
}

import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import { download } from '../../service/addresses.ts';
import type { Fact } from '../layout/fact-list.ts';
import type { ShownHealth } from '../../service/swarm-health.ts';
import { hostOf } from '../../service/host-of.ts';
import { barChart } from '../layout/bar-chart.ts';
import type { Frame } from '../layout/frame.ts';

/** What the page of a torrent shows of the tracker of this site. */
export interface ShownTracker {
  /** Whether only clients with a passkey may enter the swarm. */
  readonly needsPasskey: boolean;
}

/** Who shares the torrent now, as facts of its card. */
export function swarmFacts(health: ShownHealth | undefined, frame: Frame): readonly Fact[] {
  const { messages, format, now } = frame;
  const { facts } = messages;
  if (health === undefined) return [];
  const { counts, elsewhere } = health;
  return [
    [facts.seeders, format.count(counts.seeders)],
    [facts.leechers, format.count(counts.leechers)],
    [facts.completed, format.count(counts.completed)],
    [
      facts.countedBy,
      elsewhere && html`<bdi>${hostOf(elsewhere.source)}</bdi>, ${format.ago(elsewhere.at, now)}`,
    ],
  ];
}

/** How many seeders there were on each of the last 30 days. */
export function swarmChart(health: ShownHealth | undefined, { messages, format }: Frame): Html | false {
  const history = health?.history;
  const [first, last] = [history?.[0], history?.at(-1)];
  if (history === undefined || first === undefined || last === undefined) return false;
  const seeders = history.map((day) => day.seeders);
  const most = messages.tracker.most({ most: String(Math.max(...seeders)) });
  return html`<section aria-labelledby="peers">
    <h2 id="peers">${messages.tracker.history}</h2>
    <figure class="chart">
      ${barChart(seeders)}
      <figcaption>
        <span>${format.day(first.day)}</span> <span>${format.day(last.day)}</span> <span>${most}</span>
      </figcaption>
    </figure>
  </section>`;
}

/** The link to the file with the tracker of this site, and what is special about that file. */
export function trackerDownload(torrent: Torrent, { needsPasskey }: ShownTracker, frame: Frame): Html {
  const { addresses, visitor, messages } = frame;
  const { tracker } = messages;
  const isSignedIn = visitor.token !== undefined;
  if (needsPasskey && !isSignedIn) return html`<p class="hint">${tracker.signIn}</p>`;
  return html`<a class="button quiet" href="${download(addresses, torrent)}?tracker=own"
      >${tracker.download}</a
    >
    <p class="hint">${isSignedIn ? tracker.withPasskey : tracker.about}</p>`;
}

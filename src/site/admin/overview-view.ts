import { SIZE_CLASS_BOUNDS, type DayCount, type Total } from '../../catalogue/statistics.ts';
import type { Waiting } from '../../catalogue/moderation.ts';
import { TORRENT_STATES, type TorrentState } from '../../catalogue/torrent.ts';
import type { Problem } from '../../health/problems.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { barChart } from '../layout/bar-chart.ts';
import { barTable } from './bars.ts';
import { problemsSection } from './problems-view.ts';

const VERSIONS = ['v1', 'v2', 'hybrid'] as const;

/** Numbers about all that there is. */
export interface Numbers {
  readonly totals: readonly Total[];
  readonly uploads: readonly DayCount[];
  readonly downloads: readonly DayCount[];
  /** Undefined for those who have nothing to do with it. */
  readonly databaseBytes: number | undefined;
}

export interface OverviewPageInput {
  /** What is wrong with the service; nothing for those who are not admins. */
  readonly problems: readonly Problem[];
  /** What the reader may decide about; undefined when a problem prevents that it is counted. */
  readonly waiting: Waiting | undefined;
  /** Undefined for moderators of some collections. */
  readonly numbers: Numbers | undefined;
}

/** What is wrong, what waits, and what there is. */
export function overviewPage({ problems, waiting, numbers }: OverviewPageInput, frame: Frame): string {
  const { scope } = frame.visitor.actor;
  const content = html`${problems.length > 0 && problemsSection(problems, frame)}${
      scope !== undefined &&
      html`<p>${frame.messages.adminOverview.inScope({ scope: frame.format.name(scope) })}</p>`
    }
    <dl class="tiles">
      ${waiting !== undefined && waitingTiles(waiting, frame)}
      ${numbers !== undefined && numberTiles(numbers, frame)}
    </dl>
    ${numbers !== undefined && charts(numbers, frame)}`;
  return adminLayout({ part: 'overview', content }, frame);
}

function waitingTiles({ pendingCount, reportCount }: Waiting, frame: Frame): Html {
  const { adminOverview: messages } = frame.messages;
  const queue = adminAddress(frame.addresses, 'queue');
  return html`${tile(messages.reports, countLink(`${queue}#reports`, reportCount, frame))}
  ${tile(messages.pending, countLink(`${queue}#pending`, pendingCount, frame))}`;
}

function countLink(address: string, count: number, { format }: Frame): Html {
  return count === 0 ? html`0` : html`<a href="${address}">${format.count(count)}</a>`;
}

function numberTiles({ totals, databaseBytes }: Numbers, { messages, format }: Frame): Html {
  const { adminOverview } = messages;
  const isPublic = ({ state }: Total): boolean => state === 'public';
  return html`${tile(
    adminOverview.torrents,
    format.count(sum(totals, isPublic, (total) => total.torrentCount)),
  )}
  ${tile(adminOverview.contentBytes, format.size(sum(totals, isPublic, (total) => total.contentBytes)))}
  ${tile(
    adminOverview.metainfoBytes,
    format.size(
      sum(
        totals,
        () => true,
        (total) => total.metainfoBytes,
      ),
    ),
  )}
  ${databaseBytes !== undefined && tile(adminOverview.databaseBytes, format.size(databaseBytes))}`;
}

function tile(term: string, value: Html | string): Html {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div> `;
}

function charts({ totals, uploads, downloads }: Numbers, frame: Frame): Html {
  const { adminOverview: messages, admin, facts, ownTorrents } = frame.messages;
  const publicCount = (fits: (total: Total) => boolean): number =>
    sum(
      totals,
      (total) => total.state === 'public' && fits(total),
      (total) => total.torrentCount,
    );
  const states = TORRENT_STATES.map((state) => ({
    label: stateLink(state, ownTorrents.states[state], frame),
    value: sum(
      totals,
      (total) => total.state === state,
      (total) => total.torrentCount,
    ),
  }));
  const sizes = Array.from({ length: SIZE_CLASS_BOUNDS.length + 1 }, (_, sizeClass) => ({
    label: sizeLabel(sizeClass, frame),
    value: publicCount((total) => total.sizeClass === sizeClass),
  }));
  const versions = VERSIONS.map((version) => ({
    label: version,
    value: publicCount((total) => total.version === version),
  }));
  return html`<div class="charts">
      ${dayChart({ id: 'uploads', heading: messages.uploads, days: uploads, sum: messages.uploadsSum, unit: messages.count }, frame)}
      ${dayChart(
        {
          id: 'downloads',
          heading: messages.downloads,
          days: downloads,
          sum: messages.downloadsSum,
          unit: messages.downloadCount,
          note: messages.downloadsNote,
        },
        frame,
      )}
    </div>
    <div class="charts">
      ${barTable({ caption: messages.states, heading: admin.state, bars: states }, frame)}
      ${barTable({ caption: messages.sizes, heading: facts.size, bars: sizes }, frame)}
      ${barTable({ caption: messages.versions, heading: facts.version, bars: versions }, frame)}
    </div>`;
}

function stateLink(state: TorrentState, text: string, { addresses }: Frame): Html {
  const address = `${adminAddress(addresses, 'torrents')}?state=${state}`;
  return html`<a href="${address}">${text}</a>`;
}

function sizeLabel(sizeClass: number, { messages, format }: Frame): Html {
  const from = SIZE_CLASS_BOUNDS[sizeClass - 1];
  const to = SIZE_CLASS_BOUNDS[sizeClass];
  const { sizeBelow, sizeBetween, sizeFrom } = messages.adminOverview;
  if (from === undefined) return sizeBelow({ size: format.size(to ?? 0) });
  return to === undefined
    ? sizeFrom({ size: format.size(from) })
    : sizeBetween({ from: format.size(from), to: format.size(to) });
}

interface DayChart {
  readonly id: string;
  readonly heading: string;
  readonly days: readonly DayCount[];
  /** All of them together, in words. */
  readonly sum: (values: { readonly count: number }) => string;
  /** What is counted. */
  readonly unit: string;
  readonly note?: string;
}

function dayChart({ id, heading, days, sum, unit, note }: DayChart, { messages, format }: Frame): Html {
  const { adminOverview } = messages;
  const counts = days.map(({ count }) => count);
  const all = counts.reduce((total, count) => total + count, 0);
  const [first, last] = [days[0], days.at(-1)];
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    <figure class="chart">
      ${barChart(counts)}
      <figcaption>
        <span>${first && format.day(first.day)}</span>
        <span>${last && format.day(last.day)}</span>
        <span
          >${all === 0 ? sum({ count: all }) : format.both(sum({ count: all }), adminOverview.most({ count: format.count(Math.max(...counts)) }))}</span
        >
      </figcaption>
    </figure>
    <details>
      <summary>${adminOverview.asTable}</summary>
      <table aria-labelledby="${id}">
        <thead>
          <tr>
            <th scope="col">${adminOverview.day}</th>
            <th scope="col" class="number">${unit}</th>
          </tr>
        </thead>
        <tbody>
          ${days.map(
            ({ day, count }) =>
              html`<tr>
                <th scope="row">${format.day(day)}</th>
                <td class="number">${format.count(count)}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </details>
    ${note !== undefined && html`<p class="help">${note}</p>`}
  </section>`;
}

function sum(
  totals: readonly Total[],
  fits: (total: Total) => boolean,
  valueOf: (total: Total) => number,
): number {
  return totals.filter(fits).reduce((all, total) => all + valueOf(total), 0);
}

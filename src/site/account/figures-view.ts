import type { Torrent } from '../../catalogue/torrent.ts';
import { html, type Html } from '../../http/html.ts';
import type { Figure, FigureTotals } from '../../swarm/figure-store.ts';
import { code } from '../layout/code.ts';
import { factList } from '../layout/fact-list.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { pager } from '../list/pager.ts';
import { torrentLink } from '../torrent/links.ts';

/** What a user has transferred of a torrent; `torrent` is undefined where the user may not see it, or it is gone. */
export interface ShownFigure {
  readonly figure: Figure;
  readonly torrent: Torrent | undefined;
}

export interface FiguresPageInput {
  readonly items: readonly ShownFigure[];
  readonly totals: FigureTotals;
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** What the visitor has transferred by the count of the tracker, in all and of each torrent. */
export function figuresPage({ items, totals, next }: FiguresPageInput, frame: Frame): string {
  const { addresses, messages } = frame;
  const { figures, feedKeys } = messages;
  const content = html`<h1>${figures.title}</h1>
    <p>${figures.about}</p>
    ${summary(totals, frame)} ${items.length === 0 ? html`<p>${figures.nothing}</p>` : table(items, frame)}
    ${pager({ next }, frame)}
    <p class="hint">${figures.forgotten}</p>
    <div class="actions">
      <a class="button quiet" href="${addresses.accountFiguresFile}" download>${figures.download}</a>
      <a class="button quiet" href="${addresses.account}">${feedKeys.back}</a>
    </div>`;
  return layout({ title: figures.title, content, current: 'account', hidden: true }, frame);
}

function summary(totals: FigureTotals, { messages, format }: Frame): Html {
  const { figures } = messages;
  return factList([
    [figures.uploaded, format.size(totals.uploaded)],
    [figures.downloaded, format.size(totals.downloaded)],
    [figures.ratio, ratio(totals, format)],
    [figures.seeded, format.span(totals.seedSeconds)],
    [figures.alone, totals.uploadedAlone > 0 ? format.size(totals.uploadedAlone) : undefined],
  ]);
}

/** How much was uploaded for each byte that was downloaded. */
function ratio({ uploaded, downloaded }: FigureTotals, format: Frame['format']): string {
  return downloaded === 0 ? '–' : format.decimal(uploaded / downloaded);
}

function table(items: readonly ShownFigure[], frame: Frame): Html {
  const { figures } = frame.messages;
  return html`<table>
    <caption class="unseen">
      ${figures.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${figures.torrent}</th>
        <th scope="col" class="number">${figures.uploaded}</th>
        <th scope="col" class="number">${figures.downloaded}</th>
        <th scope="col" class="number">${figures.ratio}</th>
        <th scope="col" class="number">${figures.seeded}</th>
        <th scope="col">${figures.changed}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map((item) => row(item, frame))}
    </tbody>
  </table>`;
}

function row({ figure, torrent }: ShownFigure, frame: Frame): Html {
  const { messages, format } = frame;
  const { figures } = messages;
  return html`<tr>
    <th scope="row">
      ${
        torrent === undefined || torrent.state === 'removed'
          ? code(figure.infohash)
          : torrentLink(torrent, frame)
      }
    </th>
    <td class="number" data-label="${figures.uploaded}">${format.size(figure.uploaded)}</td>
    <td class="number" data-label="${figures.downloaded}">${format.size(figure.downloaded)}</td>
    <td class="number" data-label="${figures.ratio}">${ratio(figure, format)}</td>
    <td class="number" data-label="${figures.seeded}">${format.span(figure.seedSeconds)}</td>
    <td data-label="${figures.changed}">${format.day(figure.changedAt)}</td>
  </tr> `;
}

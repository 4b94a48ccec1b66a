import { html, type Html } from '../../http/html.ts';
import type { TrackerCount } from '../../service/own-tracker.ts';
import type { SwarmsSize } from '../../swarm/store.ts';
import { code } from '../layout/code.ts';
import type { Frame } from '../layout/frame.ts';
import { factList } from '../layout/fact-list.ts';

/** What the tracker keeps, and what it has done since it was started. */
export interface ShownSwarms {
  readonly size: SwarmsSize;
  readonly counts: readonly TrackerCount[];
}

/** How the tracker is: its swarms, what clients asked for, and why some were refused or got no answer. */
export function trackerHealth({ size, counts }: ShownSwarms, frame: Frame): Html {
  const { format, messages } = frame;
  const { adminTracker } = messages;
  const shown = counts.filter(({ count }) => count > 0);
  return html`<section aria-labelledby="tracker">
    <h2 id="tracker">${adminTracker.title}</h2>
    ${factList([
      [adminTracker.swarms, format.count(size.swarmCount)],
      [adminTracker.entries, format.count(size.entryCount)],
      [adminTracker.memory, format.size(size.peerBytes)],
    ])}
    ${shown.length > 0 && table(shown, frame)}
  </section>`;
}

function table(counts: readonly TrackerCount[], { format, messages }: Frame): Html {
  const { adminTracker } = messages;
  return html`<table aria-labelledby="tracker">
    <thead>
      <tr>
        <th scope="col">${adminTracker.request}</th>
        <th scope="col">${adminTracker.transport}</th>
        <th scope="col">${adminTracker.count}</th>
      </tr>
    </thead>
    <tbody>
      ${counts.map(
        ({ transport, kind, label, count }) =>
          html`<tr>
            <th scope="row">${code(label === '' ? kind : `${kind}: ${label}`)}</th>
            <td data-label="${adminTracker.transport}">${code(transport)}</td>
            <td data-label="${adminTracker.count}">${format.count(count)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

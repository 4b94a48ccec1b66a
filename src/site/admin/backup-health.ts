import type { BackupState } from '../../catalogue/inspection.ts';
import { html, type Html } from '../../http/html.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import { factList } from '../layout/fact-list.ts';
import type { Frame } from '../layout/frame.ts';

/** How the backups are: where, when the newest was made, and why one failed. */
export function backupHealth(state: BackupState, { format, messages }: Frame): Html {
  const { adminBackup } = messages;
  const { place, newestAt, lastMade, lastFailure, isRunning } = state;
  return html`<section aria-labelledby="backups">
    <h2 id="backups">${adminBackup.title}</h2>
    ${factList([
      [adminBackup.place, code(place)],
      [adminBackup.newest, newestAt === undefined ? adminBackup.none : format.moment(newestAt)],
      ...(lastMade === undefined ? [] : [[adminBackup.size, format.size(lastMade.bytes)] as const]),
      ...(isRunning ? [[adminBackup.state, adminBackup.running] as const] : []),
    ])}
    ${
      lastFailure !== undefined &&
      html`<p class="card note bad">
        ${adminBackup.failed} ${format.moment(lastFailure.at)}: ${english(lastFailure.why)}
      </p>`
    }
  </section>`;
}

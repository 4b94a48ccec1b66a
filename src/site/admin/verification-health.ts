import type { DamagedFile, VerificationProgress } from '../../catalogue/verification.ts';
import { html, type Html } from '../../http/html.ts';
import { code } from '../layout/code.ts';
import { factList } from '../layout/fact-list.ts';
import type { Frame } from '../layout/frame.ts';

/** What the verification of stored files has found. */
export interface ShownVerification {
  readonly progress: VerificationProgress | undefined;
  readonly damaged: { readonly files: readonly DamagedFile[]; readonly count: number };
  readonly repairedFiles: number;
}

/** How far the stored files are verified, and which are damaged. */
export function verificationHealth(
  { progress, damaged, repairedFiles }: ShownVerification,
  { addresses, format, messages }: Frame,
): Html {
  const { adminVerification } = messages;
  return html`<section aria-labelledby="verification">
    <h2 id="verification">${adminVerification.title}</h2>
    ${factList([
      [
        adminVerification.completed,
        progress?.completedAt === undefined ? adminVerification.never : format.moment(progress.completedAt),
      ],
      [adminVerification.files, format.count(progress?.files ?? 0)],
      [adminVerification.bytes, format.size(progress?.bytes ?? 0)],
      [adminVerification.damaged, format.count(damaged.count)],
      [adminVerification.repaired, format.count(repairedFiles)],
    ])}
    ${
      damaged.files.length > 0 &&
      html`<ul class="card note bad">
        ${damaged.files.map(
          ({ torrent, sha256 }) =>
            html`<li>
              ${
                torrent === undefined
                  ? code(sha256)
                  : html`<a href="${addresses.page(torrent)}"
                      >${format.name(`${torrent.collection}/${torrent.fileName}`)}</a
                    >`
              }
            </li> `,
        )}
      </ul>`
    }
  </section>`;
}

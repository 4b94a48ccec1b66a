import { html, type Html } from '../../http/html.ts';
import { deletion } from '../../service/addresses.ts';
import { pageOf } from '../../service/page-of.ts';
import type { PublishedFile, UploadResult } from '../../service/publish.ts';
import { formatPath, type Torrent } from '../../catalogue/torrent.ts';
import type { Frame } from '../layout/frame.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { findingList, withoutNotes } from '../check/findings.ts';
import { fieldLabels } from '../problem/mistakes.ts';
import { refusalBody } from '../problem/problem-note.ts';

/** What became of the files of an upload: a row for each, those with problems first. */
export function resultTable(results: readonly UploadResult[], frame: Frame): Html {
  const { upload: messages, facts } = frame.messages;
  const published = results.flatMap((result) => result.published ?? []);
  const unchanged = published.filter(({ outcome }) => outcome === 'unchanged').length;
  const changed = published.length - unchanged;
  const failed = results.filter(({ error }) => error !== undefined);
  const others = results.filter(({ error }) => error === undefined);
  const counts = frame.format.list([
    ...(changed > 0 ? [messages.publishedCount({ count: changed })] : []),
    ...(unchanged > 0 ? [messages.unchangedCount({ count: unchanged })] : []),
    ...(failed.length > 0 ? [messages.refusedCount({ count: failed.length })] : []),
  ]);
  return html`<section aria-labelledby="results">
    <h2 id="results" tabindex="-1" autofocus>${counts}</h2>
    <table class="uploads">
      <thead>
        <tr>
          <th scope="col">${messages.file}</th>
          <th scope="col" class="number">${facts.size}</th>
          <th scope="col">${messages.result}</th>
        </tr>
      </thead>
      ${[...failed, ...others].map((result) => resultRows(result, frame))}
    </table>
  </section>`;
}

function resultRows(result: UploadResult, frame: Frame): Html {
  const { fileName, published, error } = result;
  const { upload: messages } = frame.messages;
  if (published !== undefined) return publishedRows(published, fileName, frame);
  const shown = fileName === undefined ? html`${messages.unnamedFile}` : frame.format.name(fileName);
  return html`<tbody class="failed">
    <tr>
      <th scope="row">${shown}</th>
      <td></td>
      <td><strong>${messages.refused}</strong></td>
    </tr>
    ${error !== undefined && about(refusalBody(error, frame))}
  </tbody> `;
}

/** A torrent by its title, or by the name of the file, which is what its publisher knows it by. */
function publishedRows(published: PublishedFile, fileName: string | undefined, frame: Frame): Html {
  const { torrent, outcome } = published;
  const { addresses, format } = frame;
  const { upload: messages } = frame.messages;
  const name = format.name(torrent.title ?? fileName ?? torrent.fileName);
  const isTitled = torrent.title !== undefined && fileName !== undefined;
  const page = pageOf(published, addresses);
  const shown = page === undefined ? name : html`<a href="${page}">${name}</a>`;
  const notes = notesOn(published, frame);
  return html`<tbody class="done">
    <tr>
      <th scope="row">${shown} ${isTitled && html`<span class="about">${format.name(fileName)}</span>`}</th>
      <td class="number">${format.size(torrent.contentBytes)}</td>
      <td><strong>${messages.outcomes[outcome]}</strong></td>
    </tr>
    ${notes.length > 0 && about(html`${notes}`)}
  </tbody> `;
}

/** What to know about the file above, across the table. */
function about(content: Html): Html {
  return html`<tr>
    <td colspan="3">${content}</td>
  </tr>`;
}

function notesOn(
  { torrent, deleteKey, inherited, isElsewhere, movedTo }: PublishedFile,
  frame: Frame,
): readonly Html[] {
  const { upload: messages, stateNote } = frame.messages;
  const labels = fieldLabels(frame);
  const path = html`<bdi>${formatPath(torrent)}</bdi>`;
  const fields = frame.format.list(inherited.map((name) => labels[name]));
  return [
    ...(isElsewhere ? [html`<p>${messages.elsewhere({ path })}</p>`] : []),
    ...(movedTo === undefined
      ? []
      : [html`<p>${messages.movedAway({ path: html`<bdi>/${movedTo}/</bdi>` })}</p>`]),
    ...(torrent.state === 'pending' ? [html`<p>${stateNote.pending}</p>`] : []),
    ...(inherited.length > 0 ? [html`<p>${messages.inherited({ fields })}</p>`] : []),
    ...(deleteKey === undefined ? [] : [deletionNote(torrent, deleteKey, frame)]),
    ...(withoutNotes(torrent.warnings).length > 0 ? [html`<p>${messages.compatibility}</p>`] : []),
    ...(torrent.warnings.length > 0 ? [findingList(torrent.warnings, messages.warnings, frame)] : []),
  ];
}

/** Only this reader ever sees the address; without it they cannot delete the torrent. */
function deletionNote(torrent: Torrent, deleteKey: string, frame: Frame): Html {
  const { upload: messages } = frame.messages;
  const address = deletion(frame.publicAddresses, torrent, deleteKey);
  return html`<p>${messages.deleteKey({ link: (text) => html`<a href="${address}">${text}</a>` })}</p>
    ${copiedLine(address, messages.deleteAddress, frame)}`;
}

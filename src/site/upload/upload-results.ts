import { html, type Html } from '../../http/html.ts';
import { deletion } from '../../service/addresses.ts';
import type { PublishedFile, UploadResult } from '../../service/publish.ts';
import { formatPath, type Torrent } from '../../catalogue/torrent.ts';
import type { Frame } from '../layout/frame.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { findingList, withoutNotes } from '../check/findings.ts';
import { torrentLink } from '../torrent/links.ts';
import { refusalBody } from '../problem/problem-note.ts';

/** What became of the files of an upload, one by one. */
export function resultList(results: readonly UploadResult[], frame: Frame): Html {
  const { upload: messages } = frame.messages;
  const published = results.flatMap((result) => result.published ?? []);
  const unchanged = published.filter(({ outcome }) => outcome === 'unchanged').length;
  const changed = published.length - unchanged;
  const refused = results.length - published.length;
  const counts = frame.format.list([
    ...(changed > 0 ? [messages.publishedCount({ count: changed })] : []),
    ...(unchanged > 0 ? [messages.unchangedCount({ count: unchanged })] : []),
    ...(refused > 0 ? [messages.refusedCount({ count: refused })] : []),
  ]);
  return html`<section class="results" aria-labelledby="results">
    <h2 id="results" tabindex="-1" autofocus>${counts}</h2>
    <ul>
      ${results.map((result) => resultItem(result, frame))}
    </ul>
  </section>`;
}

function resultItem(result: UploadResult, frame: Frame): Html {
  const { fileName, published, error } = result;
  const { upload: messages } = frame.messages;
  const shown = fileName === undefined ? html`${messages.unnamedFile}` : frame.format.name(fileName);
  if (published !== undefined) return publishedItem(published, shown, frame);
  return html`<li class="card note bad">
    <p><strong>${messages.refused}</strong> ${shown}</p>
    ${error !== undefined && refusalBody(error, frame)}
  </li> `;
}

function publishedItem(published: PublishedFile, file: Html, frame: Frame): Html {
  const { torrent, outcome, deleteKey, isElsewhere } = published;
  const { upload: messages } = frame.messages;
  // A pending torrent without an owner has no page that its publisher could see.
  const isHidden = torrent.state === 'pending' && torrent.ownerId === undefined;
  const shown = isHidden ? frame.format.name(torrent.title ?? torrent.name) : torrentLink(torrent, frame);
  return html`<li class="card note good">
    <p>
      <strong>${messages.outcomes[outcome]}</strong>
      ${shown} <span class="about">${messages.fromFile({ file })}</span>
    </p>
    ${isElsewhere && html`<p>${messages.elsewhere({ path: html`<bdi>${formatPath(torrent)}</bdi>` })}</p>`}
    ${torrent.state === 'pending' && html`<p>${frame.messages.stateNote.pending}</p>`}
    ${deleteKey !== undefined && deletionNote(torrent, deleteKey, frame)}
    ${withoutNotes(torrent.warnings).length > 0 && html`<p>${messages.compatibility}</p>`}
    ${findingList(torrent.warnings, messages.warnings, frame)}
  </li> `;
}

/** Only this reader ever sees the address; without it they cannot delete the torrent. */
function deletionNote(torrent: Torrent, deleteKey: string, frame: Frame): Html {
  const { upload: messages } = frame.messages;
  const address = deletion(frame.publicAddresses, torrent, deleteKey);
  return html`<p>${messages.deleteKey({ link: (text) => html`<a href="${address}">${text}</a>` })}</p>
    ${copiedLine(address, messages.deleteAddress, frame)}`;
}

import { formatPath, type Torrent } from '../../catalogue/torrent.ts';
import { html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { formTokenField } from '../layout/form-token.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';

/** The form for a newer version at a torrent's path. */
export function replacePage(torrent: Torrent, problem: Problem | undefined, frame: Frame): string {
  const { addresses, format } = frame;
  const { replace: messages } = frame.messages;
  const name = torrent.title ?? torrent.name;
  // The token comes before the file, so that the server can refuse before it takes any.
  const content = html`<h1>${messages.heading({ torrent: format.name(name) })}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    <p>${messages.about({ path: code(`/${formatPath(torrent)}`) })}</p>
    <form class="upload" action="${addresses.replace(torrent)}" method="post" enctype="multipart/form-data">
      ${formTokenField(frame)}
      <div class="field">
        <label for="file">${messages.file}</label>
        <p id="file-hint">${messages.fileHint}</p>
        <input
          id="file"
          type="file"
          name="file"
          required
          accept=".torrent,application/x-bittorrent"
          aria-describedby="file-hint"
        />
      </div>
      <p class="actions">
        <button class="button">${messages.submit}</button>
        <a class="button quiet" href="${addresses.page(torrent)}">${frame.messages.report.back}</a>
      </p>
    </form>`;
  return layout({ title: messages.title({ torrent: name }), content, hidden: true }, frame);
}

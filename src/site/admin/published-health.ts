import { html, type Html } from '../../http/html.ts';
import type { PublishedFolderState } from '../../service/published-folders.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import type { Frame } from '../layout/frame.ts';

/** How many problems of a folder are shown. */
const PROBLEMS_MAX = 20;

/** The served folders that publish themselves: how far each is, and what cannot be published. */
export function publishedHealth(folders: readonly PublishedFolderState[], frame: Frame): Html {
  const { adminPublished: messages } = frame.messages;
  return html`<section aria-labelledby="published">
    <h2 id="published">${messages.title}</h2>
    <table aria-labelledby="published">
      <thead>
        <tr>
          <th scope="col">${messages.folder}</th>
          <th scope="col">${messages.collection}</th>
          <th scope="col">${messages.published}</th>
          <th scope="col">${messages.waiting}</th>
          <th scope="col">${messages.now}</th>
        </tr>
      </thead>
      <tbody>
        ${folders.map((folder) => row(folder, frame))}
      </tbody>
    </table>
    ${folders.map((folder) => problemList(folder, frame))}
  </section>`;
}

function row(
  { mount, publishedCount, waitingCount, current }: PublishedFolderState,
  { format, messages, addresses }: Frame,
): Html {
  const { adminPublished } = messages;
  const now =
    current === undefined
      ? adminPublished.idle
      : html`${code(current.name)} (${format.size(current.doneBytes)} / ${format.size(current.totalBytes)})`;
  return html`<tr>
    <th scope="row">${code(mount.prefix)}</th>
    <td data-label="${adminPublished.collection}">
      <a href="${addresses.collection(mount.collection)}">${mount.collection}</a>
    </td>
    <td data-label="${adminPublished.published}">${format.count(publishedCount)}</td>
    <td data-label="${adminPublished.waiting}">${format.count(waitingCount)}</td>
    <td data-label="${adminPublished.now}">${now}</td>
  </tr> `;
}

function problemList({ mount, problems }: PublishedFolderState, { messages, format }: Frame): Html | false {
  const { adminPublished } = messages;
  if (problems.length === 0) return false;
  const left = problems.length - PROBLEMS_MAX;
  return html`<p>${adminPublished.problems({ folder: mount.prefix })}</p>
    <ul class="card note bad">
      ${problems
        .slice(0, PROBLEMS_MAX)
        .map(({ name, message }) => html`<li>${code(name)}: ${english(message)}</li> `)}
      ${left > 0 && html`<li>${adminPublished.more({ count: format.count(left) })}</li>`}
    </ul>`;
}

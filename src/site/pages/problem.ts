import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../frame.ts';
import { html } from '../../http/html.ts';
import { layout } from './layout.ts';
import { problemBody } from './problem-note.ts';

/** An error as a page: what happened, how to mend it, and where to go on. */
export function problemPage(problem: Problem, frame: Frame): string {
  const { addresses } = frame;
  const content = html`<article class="problem">
    <p class="status">Error ${String(problem.status)}</p>
    <h1>${problem.title}</h1>
    ${problemBody(problem, frame)}
    <p class="actions">
      <a class="button quiet" href="${addresses.start}">See the newest torrents</a>
      <a class="button quiet" href="${addresses.upload}">Upload a torrent</a>
    </p>
  </article>`;
  return layout({ title: problem.title, content, hidden: true }, frame);
}

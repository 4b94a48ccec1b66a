import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../frame.ts';
import { layout } from './layout.ts';
import { loginForm } from './login-form.ts';
import { problemBody } from './problem-note.ts';

/**
 * An error as a page: what happened, how to mend it, and where to go on. A stranger who needs a token for the page is
 * asked for one. `hasProvider` tells whether people may sign in elsewhere.
 */
export function problemPage(problem: Problem, frame: Frame, hasProvider = false): string {
  const { words, visitor } = frame;
  const { title } = words.problems[problem.code];
  const mayHelp = problem.code === 'unauthorized' && visitor.role === undefined;
  const content = html`<article class="problem">
    <p class="status">${words.problem.status(String(problem.status))}</p>
    <h1>${title}</h1>
    ${mayHelp ? signIn(problem, hasProvider, frame) : [problemBody(problem, frame), waysOn(frame)]}
  </article>`;
  return layout({ title, content, hidden: true }, frame);
}

/** The mend of such a problem is for programs. */
function signIn(problem: Problem, hasProvider: boolean, frame: Frame): Html {
  return html`${problemBody({ ...problem, mend: undefined }, frame)}
  ${loginForm({ next: frame.here, hasProvider }, frame)}`;
}

function waysOn({ addresses, words }: Frame): Html {
  return html`<p class="actions">
    <a class="button quiet" href="${addresses.start}">${words.common.seeNewest}</a>
    <a class="button quiet" href="${addresses.upload}">${words.common.uploadTorrent}</a>
  </p>`;
}

import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { loginForm } from '../login/login-form.ts';
import { problemBody } from './problem-note.ts';

const NAME_CHARACTERS_MAX = 200;

export interface ProblemPageOptions {
  /** Whether people may sign in elsewhere. */
  readonly hasProvider?: boolean;
  /** What may be found elsewhere by this name. */
  readonly missingName?: string | undefined;
}

/**
 * An error as a page: what happened, how to fix it, and where to go on. A stranger who needs a token for the page is
 * asked for one.
 */
export function problemPage(
  problem: Problem,
  frame: Frame,
  { hasProvider = false, missingName }: ProblemPageOptions = {},
): string {
  const { messages, visitor } = frame;
  const { title } = messages.problems[problem.code];
  const mayHelp = problem.code === 'unauthorized' && visitor.role === undefined;
  const content = html`<article class="problem">
    <p class="status">${messages.problem.status({ status: String(problem.status) })}</p>
    <h1>${title}</h1>
    ${mayHelp ? signIn(problem, hasProvider, frame) : elsewhere(problem, missingName, frame)}
  </article>`;
  return layout({ title, content, hidden: true }, frame);
}

/** The hint of such a problem is for programs. */
function signIn(problem: Problem, hasProvider: boolean, frame: Frame): Html {
  return html`${problemBody({ ...problem, hint: undefined }, frame)}
  ${loginForm({ next: frame.here, hasProvider }, frame)}`;
}

/** Where there is a name to search for, the link to that says what the hint does. */
function elsewhere(problem: Problem, missingName: string | undefined, frame: Frame): Html {
  const hint = missingName === undefined ? problem.hint : undefined;
  return html`${problemBody({ ...problem, hint }, frame)} ${nextSteps(missingName, frame)}`;
}

function nextSteps(missingName: string | undefined, { addresses, messages, format }: Frame): Html {
  return html`${
      missingName !== undefined &&
      html`<p>
        <a href="${addresses.search(missingName)}"
          >${messages.layout.search}: ${format.name(missingName, NAME_CHARACTERS_MAX)}</a
        >
      </p>`
    }
    <p class="actions">
      <a class="button quiet" href="${addresses.start}">${messages.common.seeNewest}</a>
      <a class="button quiet" href="${addresses.upload}">${messages.common.uploadTorrent}</a>
    </p>`;
}

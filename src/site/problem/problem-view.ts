import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { loginForm } from '../login/login-form.ts';
import { trail } from '../torrent/links.ts';
import { problemBody, problemHelp } from './problem-note.ts';
import { searchAgain } from './search-again.ts';

const NAME_CHARACTERS_MAX = 200;

export interface ProblemPageOptions {
  /** Whether people may sign in elsewhere. */
  readonly hasProvider?: boolean;
  /** What is not at the address, for a page that leads on to where it may be. */
  readonly missing?: Missing | undefined;
}

/** What is not at an address, or not any more. */
export interface Missing {
  /** The last part of the path that was asked for; undefined when the address names none. */
  readonly name: string | undefined;
  /** The nearest collection above it that has something in it; `''` for none. */
  readonly above: string;
}

/**
 * An error as a page: what happened, how to fix it, and where to go on. A stranger who needs a token for the page is
 * asked for one.
 */
export function problemPage(
  problem: Problem,
  frame: Frame,
  { hasProvider = false, missing }: ProblemPageOptions = {},
): string {
  const { messages, visitor } = frame;
  const { title } = messages.problems[problem.code];
  const mayHelp = problem.code === 'unauthorized' && visitor.role === undefined;
  const content = html`${missing !== undefined && trail(missing.above, frame)}
    <article class="problem">
      <p class="status">${messages.problem.status({ status: String(problem.status) })}</p>
      <h1>${heading(problem, missing, frame)}</h1>
      ${mayHelp ? signIn(problem, hasProvider, frame) : elsewhere(problem, missing, frame)}
    </article>`;
  return layout({ title, content, hidden: true }, frame);
}

/** The hint of such a problem is for programs. */
function signIn(problem: Problem, hasProvider: boolean, frame: Frame): Html {
  return html`${problemBody({ ...problem, hint: undefined }, frame)}
  ${loginForm({ next: frame.here, hasProvider }, frame)}`;
}

/** With the name that was asked for, where there is one: readers see at once whether they mistyped it. */
function heading(
  { code }: Problem,
  missing: Missing | undefined,
  { messages, format }: Frame,
): Html | string {
  const { problem, problems } = messages;
  if (missing?.name === undefined) return problems[code].title;
  const name = format.name(missing.name, NAME_CHARACTERS_MAX);
  return code === 'not_found' ? problem.notHere({ name }) : problem.wasRemoved({ name });
}

/**
 * Of what is missing, the links and the search say what the hint does, and the heading what the message does, unless that
 * has the reason of a removal.
 */
function elsewhere(problem: Problem, missing: Missing | undefined, frame: Frame): Html {
  const hint = missing === undefined ? problem.hint : undefined;
  const isSaid = problem.code === 'not_found' && missing?.name !== undefined;
  return html`${isSaid ? problemHelp(problem, frame) : problemBody({ ...problem, hint }, frame)}
  ${missing?.name !== undefined && searchAgain(missing.name.replace(/\.torrent$/, ''), frame)}
  ${nextSteps(missing, frame)}`;
}

function nextSteps(missing: Missing | undefined, { addresses, messages, format }: Frame): Html {
  const { above = '' } = missing ?? {};
  return html`<div class="actions">
    ${
      above !== '' &&
      html`<a class="button quiet" href="${addresses.collection(above)}"
        ><span>${messages.problem.seeCollection({ name: format.name(above, NAME_CHARACTERS_MAX) })}</span></a
      >`
    }
    <a class="button quiet" href="${addresses.start}">${messages.common.seeNewest}</a>
    <a class="button quiet" href="${addresses.upload}">${messages.common.uploadTorrent}</a>
  </div>`;
}

import type { AppError } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { english } from '../layout/english.ts';
import { findingList, type ShownFinding } from '../check/findings.ts';

/** Why something was not taken; an AppError has these. */
type Refusal = Pick<AppError, 'message' | 'hint' | 'standing' | 'errors'>;

/** A problem above a form that was not taken: what, how to fix it, and where it is explained. */
export function problemNote(problem: Problem, frame: Frame): Html {
  return html`<section class="card note bad" aria-labelledby="problem">
    <h2 id="problem" tabindex="-1" autofocus>${frame.messages.problems[problem.code].title}</h2>
    ${problemBody(problem, frame)}
  </section>`;
}

/** What happened, the way to fix it, each single finding, and the link to the explanation. */
export function problemBody(problem: Problem, frame: Frame): Html {
  return html`${refusalBody({ ...problem, message: problem.detail }, frame)} ${problemHelp(problem, frame)}`;
}

/** The link to the explanation of such problems. */
export function problemHelp({ type }: Problem, { messages }: Frame): Html {
  return html`<p><a href="${type}">${messages.problem.help}</a></p>`;
}

/** The same of a single file, which may stand among others. */
export function refusalBody({ message, hint, standing, errors = [] }: Refusal, frame: Frame): Html {
  const { problem: messages } = frame.messages;
  const isShownBelow = errors.some((error: ShownFinding) => error.hint === hint);
  // The message of several mistakes is the first of them, which the table tells in full.
  return html`${errors.length === 0 && html`<p>${english(message)}</p>`}
  ${hint !== undefined && !isShownBelow && html`<p class="hint">${english(hint)}</p>`}
  ${standing !== undefined && html`<p>${messages.location({ address: addressLink(standing) })}</p>`}
  ${errors.length > 0 && findingList(errors, messages.findings, frame)}`;
}

function addressLink(address: string): Html {
  return html`<a href="${address}" translate="no"><bdi dir="ltr">${address}</bdi></a>`;
}

import type { AppError } from '../../errors.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../frame.ts';
import { html, type Html } from '../../http/html.ts';
import { findingTable, type ShownFinding } from './findings.ts';

/** Why something was not taken; an AppError has these. */
type Refusal = Pick<AppError, 'message' | 'mend' | 'standing' | 'errors'>;

/** A problem above a form that was not taken: what, how to mend it, and where it is explained. */
export function problemNote(problem: Problem, frame: Frame): Html {
  return html`<section class="card note bad" aria-labelledby="problem">
    <h2 id="problem" tabindex="-1" autofocus>${problem.title}</h2>
    ${problemBody(problem, frame)}
  </section>`;
}

/** What happened, the way to mend it, each single finding, and the link to the explanation. */
export function problemBody(problem: Problem, frame: Frame): Html {
  return html`${refusalBody({ ...problem, message: problem.detail }, frame)}
    <p><a href="${problem.type}">What this means, and what to do</a></p>`;
}

/** The same of a single file, which may stand among others. */
export function refusalBody({ message, mend, standing, errors = [] }: Refusal, frame: Frame): Html {
  const isSaidBelow = errors.some((error: ShownFinding) => error.mend === mend);
  // The message of several mistakes is the first of them, which the table tells in full.
  return html`${errors.length === 0 && html`<p><bdi>${message}</bdi></p>`}
  ${mend !== undefined && !isSaidBelow && html`<p class="mend"><bdi>${mend}</bdi></p>`}
  ${
    standing !== undefined &&
    html`<p>
      It stands at <a href="${standing}"><bdi>${standing}</bdi></a
      >.
    </p>`
  }
  ${errors.length > 0 && findingTable(errors, 'What the check found', frame)}`;
}

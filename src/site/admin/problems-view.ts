import { PROBLEM_KINDS } from '../../health/problem-kinds.ts';
import type { Problem } from '../../health/problems.ts';
import { html, type Html } from '../../http/html.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import type { Frame } from '../layout/frame.ts';

/** What is wrong with the running service, and what to do. */
export function problemsSection(problems: readonly Problem[], frame: Frame): Html {
  return html`<section aria-labelledby="problems">
    <h2 id="problems">${frame.messages.adminProblems.title}</h2>
    <ul class="card note bad">
      ${problems.map((problem) => item(problem, frame))}
    </ul>
  </section>`;
}

function item({ code: name, subject, detail, since }: Problem, { messages, format }: Frame): Html {
  const { adminProblems } = messages;
  const severity = adminProblems.severities[PROBLEM_KINDS[name].severity];
  return html`<li>
    <p><strong>${adminProblems.what[name]}</strong> ${adminProblems.hint[name]}</p>
    <p class="help">
      ${code(name)} (${severity}). ${adminProblems.since}
      ${format.moment(since)}${subject !== undefined && html`. ${adminProblems.part} ${english(subject)}`}${
        detail !== undefined && html`: ${english(detail)}`
      }
    </p>
  </li> `;
}

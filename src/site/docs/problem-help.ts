import { html, type HtmlValue } from '../../http/html.ts';
import { PROBLEMS, type Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { code as codeOf } from '../layout/code.ts';
import { layout } from '../layout/layout.ts';

/** What the `type` of a problem leads to: what it means and what to do about it. */
export function problemHelpPage(code: Problem['code'], frame: Frame): string {
  const { problem: messages, problems } = frame.messages;
  const { title, meaning, remedies } = problems[code];
  const content = html`<article class="problem">
    <p class="status">${messages.kind({ code: codeOf(code), status: String(PROBLEMS[code].status) })}</p>
    <h1>${title}</h1>
    <h2>${messages.meaning}</h2>
    <p>${withCode(meaning)}</p>
    <h2>${messages.remedies}</h2>
    <ul>
      ${Object.values(remedies).map((remedy) => html`<li>${withCode(remedy)}</li> `)}
    </ul>
    ${code === 'invalid' && html`<p><a href="${frame.addresses.rule()}">${messages.allRules}</a></p>`}
  </article>`;
  return layout({ title, content }, frame);
}

/** Text between back quotes as code. */
function withCode(text: string): HtmlValue {
  return text.split('`').map((part, index) => (index % 2 === 1 ? codeOf(part) : part));
}

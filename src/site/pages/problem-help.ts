import { PROBLEMS, type Problem } from '../../http/problem.ts';
import type { Frame } from '../frame.ts';
import { html, type HtmlValue } from '../../http/html.ts';
import { layout } from './layout.ts';
import { PROBLEM_TEXTS } from './problem-texts.ts';

/** What the `type` of a problem leads to: what it means and what to do about it. */
export function problemHelpPage(code: Problem['code'], frame: Frame): string {
  const { status, title } = PROBLEMS[code];
  const { meaning, remedies } = PROBLEM_TEXTS[code];
  const content = html`<article class="problem">
    <p class="status">Problem <code translate="no">${code}</code>, HTTP status ${String(status)}</p>
    <h1>${title}</h1>
    <h2>What it means</h2>
    <p>${withCode(meaning)}</p>
    <h2>What to do</h2>
    <ul>
      ${remedies.map((remedy) => html`<li>${withCode(remedy)}</li> `)}
    </ul>
    ${code === 'invalid' && html`<p><a href="${frame.addresses.rule()}">All rules that a torrent is checked by</a></p>`}
  </article>`;
  return layout({ title, content }, frame);
}

/** What stands between back quotes as code. */
function withCode(text: string): HtmlValue {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

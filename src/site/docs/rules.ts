import { html, type Html } from '../../http/html.ts';
import { rules, type RuleId } from '../../metainfo/rules.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import { layout } from '../layout/layout.ts';

/** Whether there is a rule of that id. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}

/** One rule of the check: what it means, why it matters, and how to fix what breaks it. */
export function rulePage(id: RuleId, frame: Frame): string {
  const { title, severity, about, example, hint, bep } = rules[id];
  const { rules: messages, common } = frame.messages;
  const content = html`<nav class="trail" aria-label="${common.breadcrumbs}">
      <ol>
        <li><a href="${frame.addresses.rule()}">${messages.all}</a></li>
      </ol>
    </nav>
    <article class="problem">
      <p class="status">${frame.format.both(code(id), messages.effects[severity])}</p>
      <h1>${english(title)}</h1>
      <h2>${messages.meaning}</h2>
      <p>${english(about)}</p>
      <h2>${messages.example}</h2>
      <p>${code(example)}</p>
      <h2>${messages.hint}</h2>
      <p>${english(hint)}</p>
      ${
        bep !== undefined &&
        html`<h2>${messages.origin}</h2>
          <p>${messages.bep({ number: String(bep) })}</p>`
      }
    </article>`;
  return layout({ title, isTitleEnglish: true, content }, frame);
}

/** All rules that a torrent is checked by. */
export function rulesPage(frame: Frame): string {
  const ids = (Object.keys(rules) as RuleId[]).toSorted((one, other) => (one < other ? -1 : 1));
  const { addresses, messages } = frame;
  const { title, about, what, effect, rule } = messages.rules;
  const content = html`<h1>${title}</h1>
    <p>${about({ link: (text) => html`<a href="${addresses.check}">${text}</a>` })}</p>
    <table class="findings">
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${what}</th>
          <th scope="col">${effect}</th>
          <th scope="col">${rule}</th>
        </tr>
      </thead>
      <tbody>
        ${ids.map((id) => row(id, frame))}
      </tbody>
    </table>`;
  return layout({ title, content }, frame);
}

function row(id: RuleId, { addresses, messages }: Frame): Html {
  const { title, severity } = rules[id];
  const { effect, rule, severities } = messages.rules;
  return html`<tr>
    <td>${english(title)}</td>
    <td data-label="${effect}">${severities[severity]}</td>
    <td data-label="${rule}"><a href="${addresses.rule(id)}">${code(id)}</a></td>
  </tr> `;
}

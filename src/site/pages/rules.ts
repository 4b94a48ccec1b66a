import { rules, type Rule, type RuleId } from '../../metainfo/rules.ts';
import type { Frame } from '../frame.ts';
import { html, type Html } from '../../http/html.ts';
import { layout } from './layout.ts';

/** Whether there is a rule of that id. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}

/** One rule of the check: what it means, why it matters, and how to mend what breaks it. */
export function rulePage(id: RuleId, frame: Frame): string {
  const rule = rules[id];
  const content = html`<nav class="trail" aria-label="Where this is">
      <ol>
        <li><a href="${frame.addresses.rule()}">All rules</a></li>
      </ol>
    </nav>
    <article class="problem">
      <p class="status"><code translate="no">${id}</code>, ${effect(rule)}</p>
      <h1>${rule.title}</h1>
      <h2>What it means</h2>
      <p>${rule.about}</p>
      <h2>For example</h2>
      <p><code>${rule.example}</code></p>
      <h2>What to do</h2>
      <p>${rule.mend}</p>
      ${
        rule.bep !== undefined &&
        html`<h2>Where it comes from</h2>
          <p>BitTorrent Enhancement Proposal ${String(rule.bep)}.</p>`
      }
    </article>`;
  return layout({ title: rule.title, content }, frame);
}

/** All rules that a torrent is checked by. */
export function rulesPage(frame: Frame): string {
  const ids = (Object.keys(rules) as RuleId[]).toSorted((one, other) => (one < other ? -1 : 1));
  const content = html`<h1>Rules</h1>
    <p>
      What every torrent is checked by. An error refuses it; a warning is shown beside it.
      <a href="${frame.addresses.check}">Check a torrent</a> without publishing it.
    </p>
    <table class="findings">
      <caption class="unseen">
        Rules
      </caption>
      <thead>
        <tr>
          <th scope="col">What is wrong</th>
          <th scope="col">Effect</th>
          <th scope="col">Rule</th>
        </tr>
      </thead>
      <tbody>
        ${ids.map(
          (id) =>
            html`<tr>
              <td>${rules[id].title}</td>
              <td data-label="Effect">${rules[id].severity}</td>
              <td data-label="Rule">
                <a href="${frame.addresses.rule(id)}"><code translate="no">${id}</code></a>
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`;
  return layout({ title: 'Rules', content }, frame);
}

function effect({ severity }: Rule): Html {
  return severity === 'error'
    ? html`an error: the torrent is refused`
    : html`a warning: the torrent is accepted`;
}

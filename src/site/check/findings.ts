import type { ErrorItem } from '../../errors.ts';
import { html, type Html } from '../../http/html.ts';
import { shorten } from '../../lib/shorten.ts';
import { rules } from '../../metainfo/rules.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';

const FINDINGS_SHOWN_MAX = 100;
const TEXT_CHARACTERS_MAX = 500;
const PATH_CHARACTERS_MAX = 200;

/** What a check found; those of the metainfo rules also say how severe it is. */
export type ShownFinding = ErrorItem & { readonly severity?: string | undefined };

/** Findings as a table, what is wrong and how to fix it, where, and by which rule, with the notes folded below it. */
export function findingList(findings: readonly ShownFinding[], caption: string, frame: Frame): Html {
  const severe = withoutNotes(findings);
  return html`${severe.length > 0 && findingTable(severe, caption, frame)} ${foldedNotes(findings, frame)}`;
}

/** The findings that some program may stumble over. */
export function withoutNotes<Item extends ShownFinding>(findings: readonly Item[]): readonly Item[] {
  return findings.filter(({ severity }) => severity !== 'note');
}

/** The notes among the findings, behind a line that counts them; nothing when there are none. */
export function foldedNotes(findings: readonly ShownFinding[], frame: Frame): Html | undefined {
  const notes = findings.filter(({ severity }) => severity === 'note');
  if (notes.length === 0) return undefined;
  const summary = frame.messages.findings.notes({ count: frame.format.count(notes.length) });
  return html`<details class="notes">
    <summary>${summary}</summary>
    ${findingTable(notes, summary, frame)}
  </details>`;
}

export function findingTable(findings: readonly ShownFinding[], caption: string, frame: Frame): Html {
  const { findings: messages } = frame.messages;
  const more = findings.length - FINDINGS_SHOWN_MAX;
  return html`<table class="findings">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${messages.what}</th>
          <th scope="col">${messages.where}</th>
          <th scope="col">${messages.rule}</th>
        </tr>
      </thead>
      <tbody>
        ${findings.slice(0, FINDINGS_SHOWN_MAX).map((finding) => row(finding, frame))}
      </tbody>
    </table>
    ${more > 0 && html`<p>${messages.more({ count: more })}</p>`}`;
}

function row(finding: ShownFinding, frame: Frame): Html {
  const { rule, message, hint, severity } = finding;
  const { findings: messages } = frame.messages;
  return html`<tr>
    <td>
      ${severity === 'warning' && html`<span class="badge">${messages.warning}</span>`}
      ${english(shorten(message, TEXT_CHARACTERS_MAX))}
      ${hint !== undefined && hint !== '' && html`<p class="hint">${english(shorten(hint, TEXT_CHARACTERS_MAX))}</p>`}
    </td>
    <td data-label="${messages.where}">${placeOf(finding, frame)}</td>
    <td data-label="${messages.rule}">${ruleName(rule, frame)}</td>
  </tr> `;
}

/** Linked to its explanation; the rules of a collection have none. */
function ruleName(rule: string, { addresses }: Frame): Html {
  return Object.hasOwn(rules, rule) ? html`<a href="${addresses.rule(rule)}">${code(rule)}</a>` : code(rule);
}

function placeOf({ path, offset }: ShownFinding, { messages, format }: Frame): Html | string | undefined {
  const key = path === '' ? undefined : code(shorten(path, PATH_CHARACTERS_MAX));
  if (offset === undefined) return key;
  const place = messages.common.atByte({ offset: format.count(offset) });
  return key === undefined ? place : format.both(key, place);
}

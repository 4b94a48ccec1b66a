import type { AuditEntry, AuditFacts } from '../../events/audit.ts';
import { html, type Html } from '../../http/html.ts';
import { clientName } from '../account/client-name.ts';
import type { Frame } from '../layout/frame.ts';
import { shorten } from '../../lib/shorten.ts';
import { code } from '../layout/code.ts';
import { tokenLink, type TokenNames } from './token-link.ts';

const VALUE_CHARACTERS_MAX = 300;
const SUMMARY_CHARACTERS_MAX = 60;

/** The facts that name a token. */
const TOKEN_FACTS = ['tokenId', 'parentId'];

type Value = AuditFacts[string] | undefined;

/** The tokens that the facts of an entry name. */
export function tokensInFacts({ before = {}, after = {} }: AuditEntry): readonly number[] {
  const named = [before, after].flatMap((facts) => TOKEN_FACTS.map((name) => facts[name]));
  return named.filter((value) => typeof value === 'number');
}

/** What differs, by name: what it was, and what it became. */
export function auditChange(
  { before = {}, after = {} }: AuditEntry,
  names: TokenNames,
  frame: Frame,
): Html | false {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  // What a new thing does not have was no change.
  const facts = all.filter((name) => (before[name] ?? null) !== null || (after[name] ?? null) !== null);
  const text = (name: string, value: Value): Html => valueText(name, value, names, frame);
  if (facts.length === 0) return false;
  return html`<dl class="changes">
    ${facts.map(
      (name) =>
        html`<div>
          <dt>${code(name)}</dt>
          <dd>
            ${name in before && was(text(name, before[name]), frame)}
            ${name in after && became(text(name, after[name]), frame)}
          </dd>
        </div> `,
    )}
  </dl>`;
}

function was(value: Html, { messages }: Frame): Html {
  return html`<del><span class="unseen">${messages.adminAudit.from} </span>${value}</del>`;
}

function became(value: Html, { messages }: Frame): Html {
  return html`<ins><span class="unseen">${messages.adminAudit.to} </span>${value}</ins>`;
}

function valueText(name: string, value: Value, names: TokenNames, frame: Frame): Html {
  const { adminAudit: messages } = frame.messages;
  if (value === null || value === undefined || value === '') return html`<i>${messages.empty}</i>`;
  if (typeof value === 'boolean') return html`${value ? messages.yes : messages.no}`;
  if (typeof value === 'number')
    return TOKEN_FACTS.includes(name) ? tokenLink(value, names, frame) : html`<bdi>${value}</bdi>`;
  if (typeof value === 'string') return lineText(name, value, frame);
  if (value.length === 0) return html`<i>${messages.empty}</i>`;
  return frame.format.list(value.map((item) => html`<bdi>${shorten(item, VALUE_CHARACTERS_MAX)}</bdi>`));
}

function lineText(name: string, value: string, frame: Frame): Html {
  if (name === 'userAgent') return folded(clientName(value), value, frame);
  if (name === 'description') return folded(shorten(value, SUMMARY_CHARACTERS_MAX), value, frame);
  return html`<bdi>${shorten(value, VALUE_CHARACTERS_MAX)}</bdi>`;
}

/** A text that takes more room than it is worth to most readers; by a click or a key it is there. */
function folded(summary: string, whole: string, { format }: Frame): Html {
  return html`<details>
    <summary>${format.name(summary)}</summary>
    <bdi>${shorten(whole, VALUE_CHARACTERS_MAX)}</bdi>
  </details>`;
}

import type { AuditEntry, AuditFacts } from '../../audit.ts';
import { html, type Html } from '../../http/html.ts';
import { parseInfohash } from '../../metainfo/infohash.ts';
import type { Frame } from '../frame.ts';
import { shorten } from '../format.ts';
import { code } from '../pages/code.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { textField } from './fields.ts';

const VALUE_CHARACTERS_MAX = 300;

export interface AuditPageInput {
  readonly query: URLSearchParams;
  readonly entries: readonly AuditEntry[];
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** The record of all changes, the newest first. */
export function auditPage({ query, entries, next }: AuditPageInput, frame: Frame): string {
  const { adminAudit: words } = frame.words;
  const content = html`${filter(query, frame)}
    ${entries.length === 0 ? html`<p role="status">${words.nothing}</p>` : table(entries, frame)}
    ${next !== undefined && html`<p><a class="button quiet" rel="next" href="${next}">${words.older}</a></p>`}
    <p><a href="${exportAddress(query, frame)}">${words.export}</a></p>`;
  return adminLayout({ part: 'audit', content }, frame);
}

function exportAddress(query: URLSearchParams, { addresses }: Frame): string {
  const asked = new URLSearchParams(
    Array.from(query).filter(([name, value]) => ['action', 'token', 'object'].includes(name) && value !== ''),
  );
  const address = `${adminAddress(addresses, 'audit')}.jsonl`;
  return asked.size === 0 ? address : `${address}?${asked.toString()}`;
}

function filter(query: URLSearchParams, frame: Frame): Html {
  const { adminAudit: words } = frame.words;
  const valueOf = (name: string): string => query.get(name) ?? '';
  return html`<search>
    <form
      class="card"
      action="${adminAddress(frame.addresses, 'audit')}"
      method="get"
      aria-label="${words.filter}"
    >
      <div class="fields">
        ${textField({
          name: 'action',
          label: words.action,
          hint: words.actionHint(code('torrent.'), code('token.revoke')),
          value: valueOf('action'),
        })}
        ${textField({
          name: 'object',
          label: words.object,
          hint: words.objectHint(code('token 3')),
          value: valueOf('object'),
        })}
        ${textField({ name: 'token', label: words.tokenId, value: valueOf('token') })}
      </div>
      <button class="button quiet">${words.find}</button>
    </form>
  </search>`;
}

function table(entries: readonly AuditEntry[], frame: Frame): Html {
  const { adminAudit: words } = frame.words;
  return html`<table class="audit">
    <caption class="unseen">
      ${words.list}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col">${words.when}</th>
        <th scope="col">${words.who}</th>
        <th scope="col">${words.change}</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map((entry) => row(entry, frame))}
    </tbody>
  </table>`;
}

function row(entry: AuditEntry, frame: Frame): Html {
  const { format } = frame;
  const { action, object, at } = entry;
  return html`<tr>
    <th scope="row">${code(action)} <span class="about">${objectLink(object, frame)}</span></th>
    <td>${format.moment(at)}</td>
    <td>${who(entry, frame)}</td>
    <td>${changes(entry, frame)}</td>
  </tr> `;
}

function who({ doer }: AuditEntry, { words, format, addresses }: Frame): Html {
  const name =
    doer.tokenId === undefined
      ? format.name(doer.name)
      : html`<a href="${adminAddress(addresses, 'tokens', doer.tokenId)}">${format.name(doer.name)}</a>`;
  return html`${name}
    <span class="about">${words.adminAudit.vias[doer.via]} ${doer.ip !== undefined && code(doer.ip)}</span>`;
}

/** What was changed, leading to the token, or to all that was done to the torrent. */
function objectLink(object: string, { addresses }: Frame): Html {
  const [, tokenId] = /^token ([0-9]{1,15})$/.exec(object) ?? [];
  if (tokenId !== undefined)
    return html`<a href="${adminAddress(addresses, 'tokens', tokenId)}">${code(object)}</a>`;
  const infohash = parseInfohash(object)?.infohash;
  if (infohash === undefined) return code(object);
  const address = `${adminAddress(addresses, 'audit')}?object=${infohash}`;
  return html`<a href="${address}">${code(object)}</a>`;
}

/** What differs, by name: what it was, and what it became. */
function changes({ before = {}, after = {} }: AuditEntry, frame: Frame): Html {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  // What a new thing does not have was no change.
  const names = all.filter((name) => (before[name] ?? null) !== null || (after[name] ?? null) !== null);
  return html`<dl class="changes">
    ${names.map(
      (name) =>
        html`<div>
          <dt>${code(name)}</dt>
          <dd>
            ${name in before && was(before[name], frame)} ${name in after && became(after[name], frame)}
          </dd>
        </div> `,
    )}
  </dl>`;
}

type Value = AuditFacts[string] | undefined;

function was(value: Value, frame: Frame): Html {
  return html`<del
    ><span class="unseen">${frame.words.adminAudit.from} </span>${valueText(value, frame)}</del
  >`;
}

function became(value: Value, frame: Frame): Html {
  return html`<ins><span class="unseen">${frame.words.adminAudit.to} </span>${valueText(value, frame)}</ins>`;
}

function valueText(value: Value, { words, format }: Frame): Html {
  const { adminAudit } = words;
  if (value === null || value === undefined || value === '') return html`<i>${adminAudit.empty}</i>`;
  if (typeof value === 'boolean') return html`${value ? adminAudit.yes : adminAudit.no}`;
  if (typeof value === 'number') return html`<bdi>${value}</bdi>`;
  if (typeof value === 'string') return html`<bdi>${shorten(value, VALUE_CHARACTERS_MAX)}</bdi>`;
  if (value.length === 0) return html`<i>${adminAudit.empty}</i>`;
  return format.list(value.map((item) => html`<bdi>${shorten(item, VALUE_CHARACTERS_MAX)}</bdi>`));
}

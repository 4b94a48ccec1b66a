import type { AuditEntry } from '../../events/audit.ts';
import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { messageName } from '../messages/message-name.ts';
import { code } from '../layout/code.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { auditChange, tokensInFacts } from './audit-change.ts';
import { textField } from './fields.ts';
import { namedTokenLink, type TokenNames } from './token-link.ts';

const NAME_CHARACTERS_MAX = 40;

export interface AuditPageInput {
  readonly query: URLSearchParams;
  readonly entries: readonly AuditEntry[];
  /** Of the tokens that the entries name beside those who acted. */
  readonly names: TokenNames;
  /** The address of the next page. */
  readonly next: string | undefined;
}

/** The record of all changes, the newest first. */
export function auditPage(input: AuditPageInput, frame: Frame): string {
  const { query, entries } = input;
  const content = html`${filter(query, frame)}
  ${
    entries.length === 0
      ? html`<p role="status">${frame.messages.adminAudit.nothing}</p>`
      : foundEntries(input, frame)
  }`;
  return adminLayout({ part: 'audit', content }, frame);
}

/** The tokens whose names the page wants to know. */
export function tokensIn(entries: readonly AuditEntry[]): readonly (number | undefined)[] {
  return entries.flatMap((entry) => [tokenIn(entry.object), ...tokensInFacts(entry)]);
}

function foundEntries({ query, entries, names, next }: AuditPageInput, frame: Frame): Html {
  const { adminAudit: messages } = frame.messages;
  return html`${table(entries, names, frame)}
    ${next !== undefined && html`<p><a class="button quiet" rel="next" href="${next}">${messages.older}</a></p>`}
    <p><a href="${exportAddress(query, frame)}">${messages.export}</a></p>`;
}

function exportAddress(query: URLSearchParams, { addresses }: Frame): string {
  const asked = new URLSearchParams(
    Array.from(query).filter(([name, value]) => ['action', 'token', 'object'].includes(name) && value !== ''),
  );
  const address = `${adminAddress(addresses, 'audit')}.jsonl`;
  return asked.size === 0 ? address : `${address}?${asked.toString()}`;
}

function filter(query: URLSearchParams, frame: Frame): Html {
  const { adminAudit: messages } = frame.messages;
  const valueOf = (name: string): string => query.get(name) ?? '';
  return html`<search>
    <form
      class="card"
      action="${adminAddress(frame.addresses, 'audit')}"
      method="get"
      aria-label="${messages.filter}"
    >
      <div class="fields">
        ${textField({
          name: 'action',
          label: messages.action,
          hint: messages.actionHint({ all: code('torrent.'), one: code('token.revoke') }),
          value: valueOf('action'),
        })}
        ${textField({
          name: 'object',
          label: messages.object,
          hint: messages.objectHint({ token: code('token 3') }),
          value: valueOf('object'),
        })}
        ${textField({ name: 'token', label: messages.tokenId, value: valueOf('token') })}
      </div>
      <button class="button quiet">${messages.find}</button>
    </form>
  </search>`;
}

function table(entries: readonly AuditEntry[], names: TokenNames, frame: Frame): Html {
  const { adminAudit: messages } = frame.messages;
  return html`<table class="audit">
    <caption class="unseen">
      ${messages.list}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.what}</th>
        <th scope="col">${messages.when}</th>
        <th scope="col">${messages.who}</th>
        <th scope="col">${messages.change}</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map((entry) => row(entry, names, frame))}
    </tbody>
  </table>`;
}

function row(entry: AuditEntry, names: TokenNames, frame: Frame): Html {
  const { format, messages } = frame;
  const { action, object, at } = entry;
  return html`<tr data-row>
    <th scope="row">
      <span class="done">${messages.adminAudit.actions[messageName(action)]}</span> ${code(action)}
      <span class="about">${objectLink(object, names, frame)}</span>
    </th>
    <td>${format.moment(at)}</td>
    <td>${who(entry, frame)}</td>
    <td>${auditChange(entry, names, frame)}</td>
  </tr> `;
}

function who({ actor }: AuditEntry, frame: Frame): Html {
  const { messages, format } = frame;
  const name =
    actor.tokenId === undefined ? format.name(actor.name) : namedTokenLink(actor.tokenId, actor.name, frame);
  return html`${name}
    <span class="about"
      >${messages.adminAudit.vias[messageName(actor.via)]} ${actor.ip !== undefined && code(actor.ip)}</span
    >`;
}

/** What was changed, leading to the token, or to all that was done to it. */
function objectLink(object: string, names: TokenNames, { addresses, format }: Frame): Html {
  const tokenId = tokenIn(object);
  const name = tokenId === undefined ? undefined : names.get(tokenId);
  const address =
    tokenId === undefined || name === undefined
      ? `${adminAddress(addresses, 'audit')}?${new URLSearchParams({ object }).toString()}`
      : adminAddress(addresses, 'tokens', tokenId);
  return html`<a href="${address}">${code(object)}</a>
    ${name !== undefined && format.name(name, NAME_CHARACTERS_MAX)}`;
}

/** The token that an object is. */
function tokenIn(object: string): number | undefined {
  const [, id] = /^token ([0-9]{1,15})$/.exec(object) ?? [];
  return id === undefined ? undefined : Number(id);
}

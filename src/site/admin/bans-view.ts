import type { Ban } from '../../access/ban.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { code } from '../layout/code.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { textField } from './fields.ts';
import { namedTokenLink } from './token-link.ts';

/** What was typed into the form that adds a ban. */
export interface TypedBan {
  readonly range: string;
  readonly reason: string;
  readonly expires: string;
}

export interface BansPageInput {
  readonly bans: readonly Ban[];
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
  readonly typed: TypedBan;
}

/** From where nothing may be published, and the form that adds to it. */
export function bansPage({ bans, next, problem, typed }: BansPageInput, frame: Frame): string {
  const { adminBans: messages } = frame.messages;
  const content = html`<p>${messages.about}</p>
    <section class="card" aria-labelledby="add">
      <h2 id="add">${messages.add}</h2>
      <form action="${adminAddress(frame.addresses, 'bans')}" method="post">
        ${formTokenField(frame)}
        <div class="fields">${fields(typed, frame)}</div>
        <button class="button">${messages.submit}</button>
      </form>
    </section>
    <section aria-labelledby="banned">
      <h2 id="banned" tabindex="-1">${messages.list}</h2>
      ${bans.length === 0 ? html`<p>${messages.nothing}</p>` : table(bans, frame)}
      ${next !== undefined && html`<p><a class="button quiet" rel="next" href="${next}">${messages.more}</a></p>`}
    </section>`;
  return adminLayout({ part: 'bans', problem, content }, frame);
}

function fields({ range, reason, expires }: TypedBan, frame: Frame): Html {
  const { adminBans: messages, adminBlocks, adminTokens } = frame.messages;
  return html`${textField({
    name: 'range',
    label: messages.range,
    hint: messages.rangeHint({ one: code('192.0.2.7'), range: code('2001:db8::/32') }),
    value: range,
    isRequired: true,
    lengthMax: 60,
  })}
  ${textField({
    name: 'reason',
    label: adminBlocks.reason,
    hint: messages.reasonHint,
    value: reason,
    isRequired: true,
    lengthMax: 500,
  })}
  ${textField({
    name: 'expires',
    label: adminTokens.expires,
    hint: messages.expiresHint,
    value: expires,
    type: 'date',
  })}`;
}

function table(bans: readonly Ban[], frame: Frame): Html {
  const { adminBans, adminBlocks, adminTokens } = frame.messages;
  return html`<table class="bans" aria-labelledby="banned">
    <thead>
      <tr>
        <th scope="col">${adminBans.range}</th>
        <th scope="col">${adminBlocks.reason}</th>
        <th scope="col">${adminBans.since}</th>
        <th scope="col">${adminTokens.expires}</th>
        <th scope="col">${adminBlocks.by}</th>
        <th scope="col">${adminBlocks.action}</th>
      </tr>
    </thead>
    <tbody>
      ${bans.map((ban) => row(ban, frame))}
    </tbody>
  </table>`;
}

function row({ id, range, reason, at, expiresAt, byId, byName }: Ban, frame: Frame): Html {
  const { messages, format, addresses } = frame;
  const { adminBans, adminBlocks, adminTokens } = messages;
  return html`<tr>
    <th scope="row">${code(range)}</th>
    <td><bdi>${reason}</bdi></td>
    <td data-label="${adminBans.since}">${format.day(at)}</td>
    <td data-label="${adminTokens.expires}">
      ${expiresAt === undefined ? adminTokens.never : format.day(expiresAt)}
    </td>
    <td data-label="${adminBlocks.by}">
      ${byId === undefined ? format.name(byName) : namedTokenLink(byId, byName, frame)}
    </td>
    <td>
      <form action="${adminAddress(addresses, 'bans', id, 'remove')}" method="post">
        ${formTokenField(frame)}
        <button class="button quiet">${adminBans.remove}<span class="unseen"> ${range}</span></button>
      </form>
    </td>
  </tr> `;
}

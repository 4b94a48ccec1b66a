import type { Block } from '../../catalogue/moderation.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import type { Frame } from '../layout/frame.ts';
import { code } from '../layout/code.ts';
import { formTokenField } from '../layout/form-token.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { textField } from './fields.ts';
import { tokenLink, type TokenNames } from './token-link.ts';

export interface BlocksPageInput {
  readonly blocks: readonly Block[];
  /** Of those who made them. */
  readonly names: TokenNames;
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly problem: Problem | undefined;
  /** What was typed into a form that was not taken. */
  readonly typed: { readonly infohash: string; readonly reason: string };
}

/** What may not be published, and the form that adds to it. */
export function blocksPage({ blocks, names, next, problem, typed }: BlocksPageInput, frame: Frame): string {
  const { adminBlocks: messages } = frame.messages;
  const content = html`<p>${messages.about}</p>
    <section class="card" aria-labelledby="add">
      <h2 id="add">${messages.add}</h2>
      <form action="${adminAddress(frame.addresses, 'blocks')}" method="post">
        ${formTokenField(frame)}
        ${textField({ name: 'infohash', label: messages.infohash, value: typed.infohash, isRequired: true })}
        ${textField({
          name: 'reason',
          label: messages.reason,
          hint: messages.reasonHint,
          value: typed.reason,
          isRequired: true,
          lengthMax: 500,
        })}
        <button class="button">${messages.submit}</button>
      </form>
    </section>
    <section aria-labelledby="blocked">
      <h2 id="blocked" tabindex="-1">${messages.list}</h2>
      ${blocks.length === 0 ? html`<p>${messages.nothing}</p>` : table(blocks, names, frame)}
      ${next !== undefined && html`<p><a class="button quiet" rel="next" href="${next}">${messages.more}</a></p>`}
    </section>`;
  return adminLayout({ part: 'blocks', problem, content }, frame);
}

function table(blocks: readonly Block[], names: TokenNames, frame: Frame): Html {
  const { adminBlocks: messages } = frame.messages;
  return html`<table class="blocks" aria-labelledby="blocked">
    <thead>
      <tr>
        <th scope="col">${messages.blocked}</th>
        <th scope="col">${messages.reason}</th>
        <th scope="col">${messages.since}</th>
        <th scope="col">${messages.by}</th>
        <th scope="col">${messages.action}</th>
      </tr>
    </thead>
    <tbody>
      ${blocks.map((block) => row(block, names, frame))}
    </tbody>
  </table>`;
}

function row({ infohash, reason, at, byId }: Block, names: TokenNames, frame: Frame): Html {
  const { messages, format, addresses } = frame;
  const { adminBlocks, admin } = messages;
  return html`<tr>
    <th scope="row">${code(infohash)}</th>
    <td><bdi>${reason}</bdi></td>
    <td data-label="${adminBlocks.since}">${format.day(at)}</td>
    <td data-label="${adminBlocks.by}">${byId === undefined ? admin.none : tokenLink(byId, names, frame)}</td>
    <td>
      <form action="${adminAddress(addresses, 'blocks', 'remove')}" method="post">
        ${formTokenField(frame)}
        <input type="hidden" name="infohash" value="${infohash}" />
        <button class="button quiet">${adminBlocks.remove}<span class="unseen"> ${infohash}</span></button>
      </form>
    </td>
  </tr> `;
}

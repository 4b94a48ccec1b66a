import type { IrcState } from '../../events/irc-state.ts';
import type { Webhook } from '../../events/webhook.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { stateOf } from '../../service/webhook-json.ts';
import { code } from '../layout/code.ts';
import { english } from '../layout/english.ts';
import { factList } from '../layout/fact-list.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { webhookFields, type TypedWebhook } from './webhook-form.ts';

export interface WebhooksPageInput {
  readonly webhooks: readonly Webhook[];
  readonly irc: IrcState | undefined;
  readonly ircSetting: string;
  readonly typed: TypedWebhook;
  readonly problem: Problem | undefined;
}

/** All webhooks, the form that adds one, and how the announces on IRC go. */
export function webhooksPage(input: WebhooksPageInput, frame: Frame): string {
  const { webhooks, irc, ircSetting, typed, problem } = input;
  const { adminWebhooks: messages } = frame.messages;
  const content = html`<p>${messages.about}</p>
    ${webhooks.length === 0 ? html`<p>${messages.nothing}</p>` : table(webhooks, frame)}
    <section class="card" aria-labelledby="add">
      <h2 id="add">${messages.add}</h2>
      <form action="${adminAddress(frame.addresses, 'webhooks')}" method="post">
        ${formTokenField(frame)} ${webhookFields(typed, frame)}
        <button class="button">${messages.add}</button>
      </form>
    </section>
    <section aria-labelledby="irc">
      <h2 id="irc">${messages.irc}</h2>
      ${irc === undefined ? html`<p>${messages.ircOff({ setting: code(ircSetting) })}</p>` : ircFacts(irc, frame)}
    </section>`;
  return adminLayout({ part: 'webhooks', problem, content }, frame);
}

function table(webhooks: readonly Webhook[], frame: Frame): Html {
  const { adminWebhooks: messages, admin } = frame.messages;
  return html`<table class="webhooks">
    <caption class="unseen">
      ${admin.parts.webhooks}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.url}</th>
        <th scope="col">${messages.state}</th>
        <th scope="col">${messages.collection}</th>
        <th scope="col">${messages.types}</th>
      </tr>
    </thead>
    <tbody>
      ${webhooks.map((webhook) => row(webhook, frame))}
    </tbody>
  </table>`;
}

function row(webhook: Webhook, { messages: { adminWebhooks }, addresses, format }: Frame): Html {
  const { id, url, collection, types } = webhook;
  return html`<tr data-row>
    <th scope="row">
      <a href="${adminAddress(addresses, 'webhooks', id)}"><bdi>${url}</bdi></a>
    </th>
    <td data-label="${adminWebhooks.state}">
      <span class="badge">${adminWebhooks.states[stateOf(webhook)]}</span>
    </td>
    <td data-label="${adminWebhooks.collection}">
      ${collection === undefined ? adminWebhooks.everything : format.name(collection)}
    </td>
    <td data-label="${adminWebhooks.types}">
      ${types === undefined ? adminWebhooks.everything : code(types.join(', '))}
    </td>
  </tr> `;
}

function ircFacts(
  { state, server, channels, problem }: IrcState,
  { messages: { adminWebhooks } }: Frame,
): Html {
  return factList([
    [adminWebhooks.state, adminWebhooks.ircStates[state]],
    [adminWebhooks.ircServer, code(server)],
    [adminWebhooks.ircChannels, html`<bdi>${channels.join(', ')}</bdi>`],
    [adminWebhooks.reason, problem && english(problem)],
  ]);
}

import type { Delivery, Webhook } from '../../events/webhook.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { stateOf } from '../../service/webhook-json.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { english } from '../layout/english.ts';
import { factList } from '../layout/fact-list.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { adminAddress } from './addresses.ts';
import { adminLayout } from './admin-layout.ts';
import { webhookFields, type TypedWebhook } from './webhook-form.ts';

export interface WebhookPageInput {
  readonly webhook: Webhook;
  readonly deliveries: readonly Delivery[];
  readonly typed: TypedWebhook;
  readonly problem: Problem | undefined;
}

/** One webhook: how its messages go, the form that changes it, its newest messages, and its deletion. */
export function webhookPage({ webhook, deliveries, typed, problem }: WebhookPageInput, frame: Frame): string {
  const { adminWebhooks: messages } = frame.messages;
  const { id } = webhook;
  const content = html`${facts(webhook, frame)}
    <div class="actions">
      ${actionForm([id, 'test'], html`<button class="button">${messages.test}</button>`, frame)}
      ${stateForm(webhook, frame)}
    </div>
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" tabindex="-1">${messages.deliveries}</h2>
      ${deliveries.length === 0 ? html`<p>${messages.noDeliveries}</p>` : table(deliveries, frame)}
    </section>
    <section class="card" aria-labelledby="edit">
      <h2 id="edit">${messages.edit}</h2>
      ${actionForm([id], html`${webhookFields(typed, frame)}<button class="button">${messages.save}</button>`, frame)}
    </section>
    ${removeForm(id, frame)} ${back(frame)}`;
  const heading = messages.one({ id: String(id) });
  return adminLayout({ part: 'webhooks', heading, title: heading, problem, content }, frame);
}

/** A webhook that was just added: the only page that ever shows its secret. */
export function newWebhookPage({ secret }: Webhook, frame: Frame): string {
  const { adminWebhooks: messages } = frame.messages;
  const content = html`<div class="card note good">
      <p>${messages.newSecret}</p>
      ${copiedLine(secret, messages.newTitle, frame)}
    </div>
    ${back(frame)}`;
  const { newTitle } = messages;
  return adminLayout({ part: 'webhooks', heading: newTitle, title: newTitle, content }, frame);
}

function facts(webhook: Webhook, { messages: { adminWebhooks: messages }, format }: Frame): Html {
  const { url, failure, disabled } = webhook;
  return factList([
    [messages.url, code(url)],
    [messages.state, messages.states[stateOf(webhook)]],
    [messages.failingSince, failure && format.moment(failure.since)],
    [messages.nextAttempt, disabled === undefined && failure ? format.moment(failure.nextAt) : undefined],
    [messages.reason, disabled && english(disabled.reason)],
  ]);
}

function stateForm({ id, disabled }: Webhook, frame: Frame): Html {
  const { adminWebhooks: messages } = frame.messages;
  const [enabled, text] = disabled === undefined ? ['no', messages.disable] : ['yes', messages.enable];
  const button = html`<input type="hidden" name="enabled" value="${enabled}" />
    <button class="button quiet">${text}</button>`;
  return actionForm([id, 'state'], button, frame);
}

function table(deliveries: readonly Delivery[], frame: Frame): Html {
  const { adminWebhooks: messages } = frame.messages;
  return html`<table class="deliveries" aria-labelledby="deliveries">
    <thead>
      <tr>
        <th scope="col">${messages.message}</th>
        <th scope="col">${messages.when}</th>
        <th scope="col">${messages.attempts}</th>
        <th scope="col">${messages.outcome}</th>
        <th scope="col">${messages.action}</th>
      </tr>
    </thead>
    <tbody>
      ${deliveries.map((delivery) => row(delivery, frame))}
    </tbody>
  </table>`;
}

function row(delivery: Delivery, frame: Frame): Html {
  const { id, webhookId, messageId, type, at, attempts, isDelivered, problem, body } = delivery;
  const { adminWebhooks: messages } = frame.messages;
  const { format } = frame;
  const button = html`<button class="button quiet">
    ${messages.redeliver}<span class="unseen"> ${messageId}</span>
  </button>`;
  return html`<tr data-row>
    <th scope="row">${code(type)}</th>
    <td data-label="${messages.when}">${format.moment(at)}</td>
    <td data-label="${messages.attempts}">${format.count(attempts)}</td>
    <td data-label="${messages.outcome}">
      ${isDelivered && messages.delivered} ${problem !== undefined && english(problem)}
      <details>
        <summary>${code(messageId)}</summary>
        <p dir="ltr">${code(body)}</p>
      </details>
    </td>
    <td>${actionForm([webhookId, 'deliveries', id], button, frame)}</td>
  </tr> `;
}

function removeForm(id: number, frame: Frame): Html {
  const { adminWebhooks: messages } = frame.messages;
  const content = html`<label class="check"
      ><input type="checkbox" name="sure" value="yes" required /> ${messages.removeSure}</label
    >
    <button class="button">${messages.remove}</button>`;
  return html`<section class="card note bad" aria-labelledby="remove">
    <h2 id="remove">${messages.removeTitle}</h2>
    ${actionForm([id, 'remove'], content, frame)}
  </section>`;
}

function actionForm(place: readonly (string | number)[], content: Html, frame: Frame): Html {
  return html`<form action="${adminAddress(frame.addresses, 'webhooks', ...place)}" method="post">
    ${formTokenField(frame)} ${content}
  </form>`;
}

function back(frame: Frame): Html {
  return html`<p class="actions">
    <a class="button quiet" href="${adminAddress(frame.addresses, 'webhooks')}"
      >${frame.messages.adminWebhooks.back}</a
    >
  </p>`;
}

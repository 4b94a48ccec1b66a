import { z } from 'zod';
import { defineEndpoint, jsonBody } from '../endpoint.ts';
import { DELIVERY, NEW_WEBHOOK, WEBHOOK, WEBHOOK_EDIT } from '../webhook-json.ts';
import { NO_PARAMETERS, wholeList } from './list-of.ts';
import { API_PREFIX } from './prefix.ts';

const ALL = `${API_PREFIX}/webhooks` as const;
const ONE = `${ALL}/{id:digits}` as const;

export const LIST_WEBHOOKS = defineEndpoint({
  method: 'GET',
  template: ALL,
  does: 'list webhooks',
  needs: 'admin',
  query: NO_PARAMETERS,
  answers: { 200: wholeList(WEBHOOK) },
});

/** `secret` is what messages are signed with. It is shown only once. */
export const CREATE_WEBHOOK = defineEndpoint({
  method: 'POST',
  template: ALL,
  does: 'add the webhook',
  needs: 'admin',
  body: jsonBody(NEW_WEBHOOK),
  answers: { 201: WEBHOOK.extend({ secret: z.string() }) },
});

export const GET_WEBHOOK = defineEndpoint({
  method: 'GET',
  template: ONE,
  does: 'show the webhook',
  needs: 'admin',
  query: NO_PARAMETERS,
  answers: { 200: WEBHOOK },
});

export const EDIT_WEBHOOK = defineEndpoint({
  method: 'PATCH',
  template: ONE,
  does: 'change the webhook',
  needs: 'admin',
  body: jsonBody(WEBHOOK_EDIT),
  answers: { 200: WEBHOOK },
});

export const REMOVE_WEBHOOK = defineEndpoint({
  method: 'DELETE',
  template: ONE,
  does: 'delete the webhook',
  needs: 'admin',
  answers: { 204: null },
});

/** The newest messages, and what became of them. */
export const LIST_DELIVERIES = defineEndpoint({
  method: 'GET',
  template: `${ONE}/deliveries`,
  does: 'list the deliveries',
  needs: 'admin',
  query: NO_PARAMETERS,
  answers: { 200: wholeList(DELIVERY) },
});

/** Sends a message again, at once. */
export const REDELIVER = defineEndpoint({
  method: 'POST',
  template: `${ONE}/deliveries/{delivery:digits}/redeliver`,
  does: 'send the message again',
  needs: 'admin',
  answers: { 200: DELIVERY },
});

/** Sends a test message. */
export const TEST_WEBHOOK = defineEndpoint({
  method: 'POST',
  template: `${ONE}/test`,
  does: 'test the webhook',
  needs: 'admin',
  answers: { 200: DELIVERY },
});

import { z } from 'zod';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';
import { CHECKBOX, choice } from '../../service/input/text-values.ts';
import { WEBHOOK_FIELDS } from '../../service/webhook-json.ts';

const NO_FIELDS = z.object({});
const ALL = '/admin/webhooks';
const ONE = `${ALL}/{id:digits}` as const;

export const SHOW_WEBHOOKS = defineEndpoint({
  method: 'GET',
  template: ALL,
  does: 'list webhooks',
  needs: 'admin',
  answers: {},
});

export const ADD_WEBHOOK_FORM = defineEndpoint({
  method: 'POST',
  template: ALL,
  does: 'add the webhook',
  needs: 'admin',
  body: formBody(WEBHOOK_FIELDS),
  answers: {},
});

export const SHOW_WEBHOOK = defineEndpoint({
  method: 'GET',
  template: ONE,
  does: 'show the webhook',
  needs: 'admin',
  answers: {},
});

export const EDIT_WEBHOOK_FORM = defineEndpoint({
  method: 'POST',
  template: ONE,
  does: 'change the webhook',
  needs: 'admin',
  body: formBody(WEBHOOK_FIELDS),
  answers: {},
});

export const TEST_WEBHOOK_FORM = defineEndpoint({
  method: 'POST',
  template: `${ONE}/test`,
  does: 'test the webhook',
  needs: 'admin',
  body: formBody(NO_FIELDS),
  answers: {},
});

export const ENABLE_WEBHOOK_FORM = defineEndpoint({
  method: 'POST',
  template: `${ONE}/state`,
  does: 'change the state of the webhook',
  needs: 'admin',
  body: formBody(z.object({ enabled: choice(['yes', 'no']) })),
  answers: {},
});

export const REDELIVER_FORM = defineEndpoint({
  method: 'POST',
  template: `${ONE}/deliveries/{delivery:digits}`,
  does: 'send the message again',
  needs: 'admin',
  body: formBody(NO_FIELDS),
  answers: {},
});

export const REMOVE_WEBHOOK_FORM = defineEndpoint({
  method: 'POST',
  template: `${ONE}/remove`,
  does: 'delete the webhook',
  needs: 'admin',
  body: formBody(z.object({ sure: CHECKBOX })),
  answers: {},
});

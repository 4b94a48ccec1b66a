import { expect, it } from 'vitest';
import { createAddressGuard } from '../../../../src/http/address-guard.ts';
import { createSend } from '../../../../src/notify/webhooks/send.ts';
import { startSwitchingServer } from '../../../support/switching-server.ts';

const guard = createAddressGuard(['127.0.0.1'], 'WEBHOOK_PRIVATE');

it('ends an attempt when the receiver switches to another protocol', async () => {
  const { port } = await startSwitchingServer();
  const send = createSend({ guard, now: () => new Date(0) });
  const message = {
    url: `http://127.0.0.1:${port}/hook`,
    secret: 'whsec_c2VjcmV0',
    messageId: 'm',
    body: '{}',
  };
  expect(await send(message, new AbortController().signal)).toMatchObject({
    isDelivered: false,
    status: undefined,
    problem: expect.stringContaining('The connection failed'),
  });
});

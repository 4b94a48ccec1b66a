import { describe, expect, it } from 'vitest';
import { createWebhookSecret, signatureHeaders } from '../../../../src/notify/webhooks/signature.ts';

describe('signatureHeaders', () => {
  it('signs the example of Standard Webhooks as its own libraries do', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
    expect(signatureHeaders(secret, id, '{"test": 2432232314}', new Date(1_614_265_330_999))).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });
});

describe('createWebhookSecret', () => {
  it('gives another one each time, of 32 bytes', () => {
    const [one, other] = [createWebhookSecret(), createWebhookSecret()];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice('whsec_'.length), 'base64')).toHaveLength(32);
  });
});

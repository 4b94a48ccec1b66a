import { describe, expect, it } from 'vitest';
import {
  DELIVERIES_KEPT,
  type Attempt,
  type NewWebhook,
  type WebhookStore,
} from '../../src/events/webhook.ts';
import { ADMIN_ACTOR } from '../support/admin-actor.ts';
import { at } from './drafts.ts';

const WEBHOOK: NewWebhook = {
  url: 'https://example.org/hook',
  collection: 'debian',
  types: ['published', 'removed'],
  audience: 'all',
  secret: 'whsec_x',
  base: { origin: 'https://here.example', prefix: '/sub' },
  position: 'start',
};

function attempt(messageId: string, overrides: Partial<Attempt> = {}): Attempt {
  const rest = { type: 'torrent.published', body: '{}', at: at(2), status: 204, problem: undefined };
  return { messageId, ...rest, isDelivered: true, durationMs: 7, ...overrides };
}

/** What every store keeps of webhooks. */
export function describeWebhookStore(
  name: string,
  open: () => Promise<{ readonly webhooks: WebhookStore; close(): Promise<void> }>,
): void {
  describe(name, () => {
    it('gives back a webhook as it was made, changed and disabled, until it is deleted', async () => {
      const { webhooks, close } = await open();
      const made = await webhooks.create(WEBHOOK, ADMIN_ACTOR, at(0));
      const whole = { ...WEBHOOK, id: made.id, createdAt: at(0), failure: undefined, disabled: undefined };
      expect(await webhooks.find(made.id)).toEqual(whole);
      await webhooks.edit(made.id, { types: undefined, audience: 'public' }, ADMIN_ACTOR, at(1));
      await webhooks.disable(made.id, 'why', at(1));
      const disabled = { at: at(1), reason: 'why' };
      expect(await webhooks.list()).toEqual([{ ...whole, types: undefined, audience: 'public', disabled }]);
      await webhooks.remove(made.id, ADMIN_ACTOR, at(2));
      expect(await webhooks.list()).toEqual([]);
      const refused = { code: 'not_found' };
      await expect(webhooks.edit(made.id, {}, ADMIN_ACTOR, at(3))).rejects.toMatchObject(refused);
      await expect(webhooks.remove(made.id, ADMIN_ACTOR, at(3))).rejects.toMatchObject(refused);
      expect((await webhooks.create(WEBHOOK, ADMIN_ACTOR, at(4))).id).toBeGreaterThan(made.id);
      await close();
    });

    it('keeps how messages go, and the newest of them, each once with its attempts', async () => {
      const { webhooks, close } = await open();
      const { id } = await webhooks.create(WEBHOOK, ADMIN_ACTOR, at(0));
      const failure = { since: at(1), attempts: 2, nextAt: at(3) };
      const failed = { isDelivered: false, status: undefined, problem: 'why' };
      await webhooks.saveProgress(id, { position: 'start', failure }, attempt('a', failed));
      expect(await webhooks.find(id)).toMatchObject({ position: 'start', failure });
      await webhooks.saveProgress(id, { position: 'next', failure: undefined }, attempt('a'));
      expect(await webhooks.find(id)).toMatchObject({ position: 'next', failure: undefined });
      expect(await webhooks.listDeliveries(id)).toMatchObject([
        { messageId: 'a', webhookId: id, attempts: 2, isDelivered: true, status: 204, problem: undefined },
      ]);
      for (let count = 0; count < DELIVERIES_KEPT; count++)
        await webhooks.saveAttempt(id, attempt(`m${count}`));
      const kept = await webhooks.listDeliveries(id);
      expect(kept).toHaveLength(DELIVERIES_KEPT);
      expect(kept[0]?.messageId).toBe(`m${DELIVERIES_KEPT - 1}`);
      expect(kept.map(({ messageId }) => messageId)).not.toContain('a');
      await close();
    });

    it('writes nothing of a webhook that is gone', async () => {
      const { webhooks, close } = await open();
      await webhooks.saveProgress(9, { position: 'x', failure: undefined }, attempt('a'));
      await webhooks.disable(9, 'why', at(1));
      expect(await webhooks.saveAttempt(9, attempt('a'))).toBeUndefined();
      expect(await webhooks.listDeliveries(9)).toEqual([]);
      await close();
    });
  });
}

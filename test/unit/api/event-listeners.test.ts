import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createEventListeners } from '../../../src/api/event-listeners.ts';
import { STRANGER } from '../../../src/catalogue/actor.ts';
import { createEventLog } from '../../../src/catalogue/event-log.ts';
import { partsOf } from '../../../src/http/respond.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { at, draft, OWNER } from '../../contracts/drafts.ts';
import { eventsOf } from '../../support/event-stream.ts';

const log = { info() {}, warn() {}, error() {} };
const VIEW = { viewer: STRANGER, filter: {}, base: { origin: 'http://x', prefix: '' } };

describe('createEventListeners', () => {
  it('keeps little for a listener who does not read, while another gets everything', async () => {
    const { catalogue, events } = openMemoryStore();
    const listeners = createEventListeners(
      createEventLog(events, catalogue),
      () => Promise.resolve(true),
      log,
    );
    const start = await events.findEnd();
    const stuck = partsOf(listeners.listen(start, VIEW, '192.0.2.1'))?.body as Readable;
    const reading = listeners.listen(start, VIEW, '192.0.2.2');
    const fields = { description: 'long '.repeat(4_000) };
    const infos = Array.from({ length: 100 }, (_, index) => `info ${index}`);
    for (const info of infos) await catalogue.publish(draft(info, { fields }), OWNER, {}, at(0));
    let read = 0;
    const stream = eventsOf({ body: partsOf(reading)?.body } as unknown as Response);
    for await (const block of stream) {
      if (block.includes('event: published')) read++;
      if (read === infos.length) break;
    }
    expect(read * fields.description.length).toBeGreaterThan(1_500_000);
    expect(stuck.readableLength).toBeLessThan(200_000);
    listeners.close();
  });
});

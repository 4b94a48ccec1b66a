import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.ts';

/** The positions at which a client follows, when its connections say this, one after the other, and then an event. */
async function positionsAfter(...streams: readonly string[]): Promise<readonly (string | null)[]> {
  const asked: (string | null)[] = [];
  const event = 'id: 9-z\nevent: published\ndata: {"id":"9-z"}\n\n';
  const client = createClient({
    url: 'http://x.example/',
    async fetch(address) {
      asked.push(new URL(address).searchParams.get('after'));
      return new Response(`retry: 1\n\n${streams[asked.length - 1] ?? event}`);
    },
  });
  for await (const { id } of client.followEvents({ after: '1-a' })) {
    expect(id).toBe('9-z');
    break;
  }
  return asked;
}

describe('followEvents', () => {
  it('comes back at the last position, also at one without an event', async () => {
    expect(await positionsAfter('id: 5-c\n\n', ':\n\n')).toEqual(['1-a', '5-c', '5-c']);
  });

  it('asks again for an event of which only the beginning came', async () => {
    expect(await positionsAfter('id: 6-d\nevent: published\nda')).toEqual(['1-a', '1-a']);
  });
});

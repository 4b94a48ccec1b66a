import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../../support/process.ts';
import { startReceiver } from '../../support/receiver.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const ROUNDS = 5;
const PER_ROUND = 30;

const AUTHORIZATION = { authorization: `Bearer ${ADMIN_TOKEN}` };

describe('kill -9 while the messages of a webhook are sent', () => {
  it('loses none and changes the order of none, and says by its id which was sent again', async () => {
    const receiver = await startReceiver();
    const folder = temporaryFolder();
    const env = { TORRENTRY_WEBHOOKS_PRIVATE: '127.0.0.1' };
    const names: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const server = await serveProcess(folder, { env });
      if (round === 0) {
        const added = await fetch(`${server.url}api/v1/webhooks`, {
          method: 'POST',
          headers: { ...AUTHORIZATION, 'content-type': 'application/json' },
          body: JSON.stringify({ url: receiver.url }),
        });
        expect(added.status).toBe(201);
      }
      const killAt = receiver.received.length + 3 + round * 4;
      receiver.answer = (_, response) => {
        if (receiver.received.length === killAt) server.child.kill('SIGKILL');
        else response.writeHead(204).end();
      };
      for (let index = 0; index < PER_ROUND; index++) {
        const name = `${round}-${index}`;
        const path = `hooked/${name}.torrent`;
        const init = { method: 'PUT', body: makeTorrent({ name }), headers: AUTHORIZATION };
        const answer = await fetch(server.url + path, init).catch(() => undefined);
        if (answer === undefined) break;
        expect(answer.status).toBe(201);
        names.push(`${name}.torrent`);
      }
      await server.ended;
    }
    receiver.answer = (_, response) => void response.writeHead(204).end();
    const server = await serveProcess(folder, { env });
    const fileNames = () =>
      receiver.received.map(({ body }) => (JSON.parse(body) as { data: { fileName: string } }).data.fileName);
    const last = names.at(-1) ?? '';
    await until(() => expect(fileNames()).toContain(last));
    server.child.kill('SIGTERM');
    await server.ended;

    const seen = new Map<string, string>();
    for (const [index, { headers }] of receiver.received.entries())
      if (!seen.has(String(headers['webhook-id'])))
        seen.set(String(headers['webhook-id']), fileNames()[index] ?? '');
    const once = [...seen.values()];
    expect(receiver.received.length).toBeGreaterThan(seen.size);
    expect(new Set(once).size).toBe(once.length);
    // What was stored but not acknowledged when the process was killed is there too.
    const acknowledged = new Set(names);
    expect(once.filter((name) => acknowledged.has(name))).toEqual(names);
    expect(once.length).toBeLessThanOrEqual(names.length + ROUNDS);
  });
});

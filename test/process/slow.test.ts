import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';

const CONNECTIONS = '400';

describe('slow clients by the hundred', () => {
  for (const [what, args] of [
    ['headers', ['-H']],
    ['bodies', ['-B', '-s', '8192']],
    ['readers', ['-X', '-w', '10', '-y', '20', '-n', '5', '-z', '32', '-k', '3']],
    ['ranges', ['-R', '-a', '10', '-b', '3000']],
  ] as const) {
    testWith('slowhttptest')(`keep nobody else waiting: ${what}`, async () => {
      const server = await serveProcess(temporaryFolder());
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      const address = `${server.url}a/x.torrent`;
      const init = { method: 'PUT', body: makeTorrent(), headers };
      expect((await fetch(address, init)).status).toBe(201);
      const limits = ['-c', CONNECTIONS, '-r', '400', '-i', '1', '-l', '4', '-p', '3'];
      const attack = spawn('slowhttptest', [...args, ...limits, '-u', address], { stdio: 'ignore' });
      const over = once(attack, 'close');
      let answers = 0;
      while (attack.exitCode === null) {
        const answer = await fetch(address);
        expect(answer.status).toBe(200);
        await answer.arrayBuffer();
        answers++;
      }
      await over;
      expect(answers).toBeGreaterThan(0);
      server.child.kill('SIGTERM');
      expect(await server.ended).toEqual([0, null]);
    });
  }
});

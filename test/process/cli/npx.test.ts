import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { VERSION } from '../../../src/lib/version.ts';
import { temporaryFolder } from '../../support/temp.ts';

it('npx torrentry runs the source of the checkout, without the network', async () => {
  // npx keeps a link to the checkout in its cache.
  const env = { PATH: process.env['PATH'], npm_config_cache: temporaryFolder(), npm_config_offline: 'true' };
  const { stdout, stderr } = await promisify(execFile)('npx', ['torrentry', '--version'], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env,
  });
  expect([stdout, stderr]).toEqual([`${VERSION}\n`, '']);
});

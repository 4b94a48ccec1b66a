import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService, type TestService } from './service.ts';
import { temporaryFolder } from './temp.ts';

export const LONG_AGO = new Date('2020-01-02T03:04:05Z');

/** A service that serves a folder at `/files`. */
export interface Mounted {
  readonly service: TestService;
  readonly folder: string;
}

/** Writes a file that nobody has changed for long. */
export function writeOld(folder: string, name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
  utimesSync(join(folder, name), LONG_AGO, LONG_AGO);
}

/** Starts a service with a folder that `fill` puts something into; the folder above it is the test's own too. */
export async function startMounted(fill: (folder: string) => void): Promise<Mounted> {
  const folder = join(temporaryFolder(), 'served');
  mkdirSync(folder);
  fill(folder);
  return { service: await startService({ mount: [{ prefix: '/files', folder }] }), folder };
}

/** Asks for an answer without a content coding, which fetch would ask for by itself. */
export function getPlain(
  service: TestService,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return service.request(path, { headers: { 'accept-encoding': 'identity', ...headers } });
}

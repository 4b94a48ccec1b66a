import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceForAll, type TestService } from './service.ts';

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

/** One such service for all tests, each of which fills the folder. It may write to the folder above it as well. */
export function mountedForAll(): (fill: (folder: string) => void) => Mounted {
  let folder = '';
  const service = serviceForAll((above) => {
    folder = join(above, 'served');
    mkdirSync(folder);
    return { mount: [{ prefix: '/files', folder }] };
  });
  return (fill) => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    fill(folder);
    return { service, folder };
  };
}

/** Asks for an answer without a content coding, which fetch would ask for by itself. */
export function getPlain(
  service: TestService,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return service.request(path, { headers: { 'accept-encoding': 'identity', ...headers } });
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serviceForAll, startService, type TestService } from './service.ts';
import { temporaryFolder } from './temp.ts';

type Files = Readonly<Record<string, string>>;

/** A service that shows a folder of logs at `/irc`. */
export interface ServiceWithLogs {
  readonly service: TestService;
  readonly folder: string;
}

/** One for all tests, each of which writes the logs that it needs; no other ones are there. */
export function logsForAll(): (files: Files) => ServiceWithLogs {
  let folder = '';
  const service = serviceForAll((above) => {
    folder = join(above, 'logs');
    mkdirSync(folder);
    return { logs: [{ prefix: '/irc', folder }] };
  });
  return (files) => {
    rmSync(folder, { recursive: true });
    writeLogs(folder, files);
    return { service, folder };
  };
}

/** One for a test alone. */
export async function startWithLogs(files: Files): Promise<ServiceWithLogs> {
  const folder = temporaryFolder();
  writeLogs(folder, files);
  return { service: await startService({ logs: [{ prefix: '/irc', folder }] }), folder };
}

function writeLogs(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

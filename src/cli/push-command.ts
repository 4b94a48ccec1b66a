import type { Command } from 'commander';
import type { Config } from '../config/settings.ts';
import { withServer, withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** Adds the command that publishes files on a server or in a data folder. */
export function addPushCommand(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  withServer(
    withSettings(
      program
        .command('push')
        .description(
          'publish .torrent files on a server or in a data folder; what is there is not sent again',
        ),
      ['data', 'baseUrl', 'uploadBytesMax', 'mount', 'logs', 'publish'],
    ),
  )
    .argument(
      '<file...>',
      'files, folders, whose sub-folders become collections, and - for standard input; several may be given',
    )
    .option('--collection <path>', 'the collection for all of them, as in debian/13')
    .option('--file-name <name>', 'the name that one file is published under (default: its own)')
    .option('--title <text>', 'their title')
    .option('--description <text>', 'their description, in Markdown')
    .option('--category <name>', 'what they belong to')
    .option('--tags <names>', 'their tags, with commas between them')
    .option('--licence <text>', 'their licence')
    .option('--state <state>', 'public or unlisted')
    .option('--expires <time>', 'when they are removed: 30d from now, or 2030-01-31')
    .option('--jobs <number>', 'how many are sent at the same time, 1 to 32 (default: 4)')
    .option('--json', 'print JSON, one object a line for each file')
    .action(async (paths, flags) => {
      const { server, config, data, baseUrl, uploadBytesMax, mount, logs, publish, ...given } = flags;
      const { collection, fileName, jobs, json, ...fields } = given;
      const { patientFetch, push, toPush } = await import('./push.ts');
      const { remoteTorrents, withLocalTorrents } = await import('./torrents/backend.ts');
      const order = toPush(paths, { collection, fileName, jobs, json, fields });
      const stop = new AbortController();
      void surroundings.untilStopped().then(() => stop.abort());
      const settings = { config, data, baseUrl, uploadBytesMax, mount, logs, publish };
      const command = () => {
        if (server === undefined) {
          const use = (backend: Parameters<typeof push>[0]) => push(backend, order, stop, surroundings);
          return withLocalTorrents(load(settings), surroundings, use, { publishes: true });
        }
        const fetch = patientFetch(stop.signal, surroundings.error);
        return push(remoteTorrents(server, surroundings, { fetch }), order, stop, surroundings);
      };
      finish(await command());
    });
}

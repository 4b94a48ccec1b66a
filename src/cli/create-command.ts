import { Option, type Command } from 'commander';
import type { Config } from '../config/settings.ts';
import type { CreateFlags } from './create/flags.ts';
import type { PublishFlags } from './publish.ts';
import { withServer, withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** Adds the command that publishes what is in a folder. */
export function addPublishCommand(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  withServer(
    withSettings(
      program
        .command('publish')
        .description(
          'publish each file and each folder in a folder as a torrent; run it again for what is new, changed or gone',
        ),
      ['data', 'mount', 'logs', 'publish'],
    ),
  )
    .argument('<folder>', 'the folder')
    .option('--collection <path>', 'where to publish (default: the name of the folder)')
    .option('--web-seed <url>', 'the address at which the folder is served')
    .option(
      '--tracker <url>',
      'a tracker, or a tier of several with commas; repeat it for more tiers',
      several,
    )
    .option('--state <file>', 'where to keep what was published (default: in ~/.local/state/torrentry)')
    .option('--json', 'print the sums as JSON')
    .action(async (path: string, { server, ...flags }: PublishFlags & Record<string, string | undefined>) => {
      const [{ publishFolder }, { remoteTarget, withLocalTarget }] = await Promise.all([
        import('./publish.ts'),
        import('./publish/targets.ts'),
      ]);
      const { config: file, data, mount, logs, publish } = flags;
      const command = async (): Promise<number> => {
        if (server !== undefined) {
          const target = remoteTarget(server, surroundings);
          return publishFolder(path, flags, { target, place: server }, surroundings);
        }
        const config = load({ config: file, data, mount, logs, publish });
        return withLocalTarget(config, surroundings, (target) =>
          publishFolder(path, flags, { target, place: config.data }, surroundings),
        );
      };
      finish(await command());
    });
}

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the command that makes torrents of files. */
export function addCreateCommand(
  program: Command,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  program
    .command('create')
    .description('create a torrent of a file or folder, and publish it with --push')
    .argument('<path...>', 'the file or folder; of several each becomes a torrent')
    .addOption(
      new Option('--version <version>', 'v1, v2 or hybrid, which is both (default: hybrid)').choices([
        'v1',
        'v2',
        'hybrid',
      ]),
    )
    .option('--output <file>', 'where to write it (default: the name with .torrent, in this folder)')
    .option('--force', 'replace a file of that name')
    .option('--name <name>', 'its name in the torrent (default: that of the file or folder)')
    .option(
      '--piece-length <size>',
      'a power of two from 16KiB to 128MiB (default: chosen by the length of the content)',
    )
    .option(
      '--tracker <url>',
      'a tracker, or a tier of several with commas; repeat it for more tiers',
      several,
    )
    .option('--web-seed <url>', 'an address of the content (BEP 19); repeat it for more', several)
    .option('--private', 'clients look for peers at the trackers only')
    .option('--source <text>', 'makes the infohash another one, for a site that wants its own torrents')
    .option('--comment <text>', 'a comment that clients show')
    .option('--created-by <text>', 'the program that made it (default: Torrentry with its version)')
    .option('--no-created-by', 'leave the program out')
    .option('--date <time>', 'when it was made (default: now, or SOURCE_DATE_EPOCH)')
    .option('--no-date', 'leave the date out')
    .option('--similar <infohash>', 'a torrent that has some of the same files (BEP 38)', several)
    .option('--similar-collection <name>', 'torrents of that name have some of the same files', several)
    .option(
      '--exclude <pattern>',
      'leave out names, or paths in the folder, such as "*.tmp"; repeat it for more',
      several,
    )
    .option('--keep-links', 'keep symbolic links as links (BEP 47) in place of what they lead to')
    .option('--times', 'keep the times of change of the files')
    .option('--watch-size [seconds]', 'wait until nothing has changed for that long (default: 10)')
    .option('--verify', 'read the content once more before the torrent is written, and compare')
    .option('--push <url>', 'publish it on that server, with a token as for --server of other commands')
    .option('--collection <path>', 'with --push: the collection to publish it in')
    .option('--title <text>', 'with --push: its title')
    .option('--description <text>', 'with --push: its description, in Markdown')
    .option('--category <name>', 'with --push: what it belongs to')
    .option('--tags <names>', 'with --push: its tags, with commas between them')
    .option('--licence <text>', 'with --push: its licence')
    .option('--state <state>', 'with --push: public or unlisted')
    .option('--json', 'print a line of JSON for each torrent')
    .action(async (paths: readonly string[], flags: CreateFlags) => {
      const { create } = await import('./create.ts');
      finish(await create(paths, flags, surroundings));
    });
}

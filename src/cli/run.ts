import { Command } from 'commander';
import { loadConfig, type ConfigSources } from '../config/config.ts';
import { AppError } from '../errors.ts';
import type { Config } from '../config/settings.ts';
import { addBanCommands, addTokenCommands } from './access-commands.ts';
import { addCollectionCommands } from './collection-commands.ts';
import { describeCommands } from './described-command.ts';
import { addConfigCommand } from './config-command.ts';
import { addCreateCommand, addPublishCommand } from './create-command.ts';
import { addLoginCommands } from './login-commands.ts';
import { addPushCommand } from './push-command.ts';
import { addTorrentCommands } from './torrent-commands.ts';
import { report } from './report-error.ts';
import { withServer, withSettings } from './setting-flags.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { VERSION } from '../lib/version.ts';

/** What an address of an S3 store needs. */
const S3_SETTINGS = ['s3KeyId', 's3Secret', 's3SessionToken'];

/**
 * Runs one command line and resolves to the exit code. Each command's module is loaded only when it runs, because that
 * of the server takes longest.
 */
export async function run(surroundings: Surroundings): Promise<number> {
  let code: number = EXIT.ok;
  const program = createProgram(surroundings, (result) => {
    code = result;
  });
  try {
    checkCommand(program, surroundings.args);
    await program.parseAsync([...surroundings.args], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, surroundings);
  }
}

function createProgram(surroundings: Surroundings, finish: (code: number) => void): Command {
  const program = new Command('torrentry')
    .description('An upload and distribution service for .torrent files.')
    .version(VERSION)
    // Otherwise the program's --version would win over that of a command.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.out(text.trimEnd()),
      writeErr: (text) => surroundings.error(text.trimEnd()),
    });
  const load = (
    flags: Record<string, string | undefined>,
    inspect?: ConfigSources['inspect'],
    env = withoutToken(surroundings.env),
  ): Config => {
    const { readFile } = surroundings;
    const { config, warnings } = loadConfig({ flags, env, readFile, ...(inspect && { inspect }) });
    for (const warning of warnings) surroundings.error(`warning: ${warning}`);
    return config;
  };

  withSettings(
    program.command('serve', { isDefault: true }).description('serve the catalogue (the default command)'),
  ).action(async (flags) => {
    const [{ serveCommand }, { inspectFiles }] = await Promise.all([
      import('./serve.ts'),
      import('./inspect-files.ts'),
    ]);
    // Only a server that is started warns of the token, which is for servers that other commands ask.
    const config = load(flags, (settings) => inspectFiles(settings, surroundings), surroundings.env);
    finish(await serveCommand(config, surroundings));
  });

  withSettings(
    program.command('healthcheck').description('ask a running server on this machine whether it is healthy'),
  )
    .option('--json', 'print JSON')
    .action(async ({ json, ...flags }) => {
      const { healthcheck } = await import('./healthcheck.ts');
      finish(await healthcheck(load(flags), { json }, surroundings));
    });

  program
    .command('verify')
    .description(
      'check .torrent files strictly, without a server, or compare one with its content; exit code 1 when one is refused or content differs',
    )
    .argument(
      '<file...>',
      'the files; - is standard input; a torrent and then a folder, or a file not called .torrent: the content that belongs to it',
    )
    .option('--json', 'print one line of JSON for each file')
    .action(async (paths, flags) => {
      const { verify } = await import('./verify.ts');
      finish(await verify(paths, flags, surroundings));
    });

  addTokenCommands(program, { load, surroundings, finish });
  addBanCommands(program, { load, surroundings, finish });

  withSettings(
    program
      .command('demo')
      .description('fill a data folder with generated torrents, to try the server or to measure it'),
    ['data'],
  )
    .option('--count <number>', 'how many torrents (default: 300)')
    .option('--seed <number>', 'another number generates other torrents (default: 1)')
    .option('--add', 'also in a folder that has torrents already')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { demo } = await import('./demo.ts');
      finish(await demo(load(flags), flags, surroundings));
    });

  withSettings(
    program
      .command('import')
      .description(
        'publish the .torrent files of a folder and its sub-folders, which become collections, or the torrents of the database of a Torrust Index or of nyaa; run it again to go on, or for new files',
      ),
    ['data', 'uploadBytesMax', 'mount', 'logs', 'publish'],
  )
    .argument('<source>', 'the folder with the .torrent files, or the file of the database')
    .option('--collection <path>', 'a collection for all of them, as in --collection archive/2019')
    .option(
      '--owner <id>',
      'the id of the token that the torrents belong to, from `token list` (default: one named "import", made when it is missing)',
    )
    .option('--json', 'print refused files and the sums as lines of JSON')
    .action(async (folder, { collection, owner, json, ...flags }) => {
      const { importFolder } = await import('./import.ts');
      finish(await importFolder(load(flags), folder, { collection, owner, json }, surroundings));
    });

  withSettings(
    program.command('backup').description('copy all data while the server runs, and check the copy'),
    ['data', ...S3_SETTINGS],
  )
    .argument(
      '[target]',
      'a file, a folder or s3://bucket/prefix?endpoint=… that keeps several, or - for standard output (default: TORRENTRY_BACKUP)',
    )
    .option('--keep <number>', 'how many backups stay in the folder or bucket (default: all)')
    .option('--json', 'print JSON')
    .action(async (target, { json, keep, ...flags }) => {
      const { backup } = await import('./backup.ts');
      finish(await backup(load(flags), target, { json, keep }, surroundings));
    });
  withSettings(
    program
      .command('restore-backup')
      .description('make a data folder from a backup, which is checked before'),
    ['data', ...S3_SETTINGS],
  )
    .argument(
      '<source>',
      'the backup: a file, the newest of a folder or of s3://bucket/prefix?endpoint=…, or - for standard input',
    )
    .option('--json', 'print JSON')
    .action(async (source, { json, ...flags }) => {
      const { restore } = await import('./restore-backup.ts');
      finish(await restore(load(flags), source, { json }, surroundings));
    });
  withSettings(
    program
      .command('check-store')
      .description(
        'check all data against what it is made of, also while the server runs; exit code 1 when something is wrong',
      ),
    ['data', 'backup', ...S3_SETTINGS],
  )
    .option('--repair', 'repair what can be repaired; run it again after an interruption, and it goes on')
    .option('--json', 'print one line of JSON for each problem, and one for the sums')
    .action(async ({ repair, json, ...flags }) => {
      const { checkStoreCommand } = await import('./check-store.ts');
      finish(await checkStoreCommand(load(flags), { repair, json }, surroundings));
    });

  withServer(
    withSettings(
      program
        .command('swarm')
        .description('show who shares a torrent: seeders, leechers and completed downloads'),
      ['data'],
    ),
  )
    .argument('<infohash>', 'of v1 or v2')
    .option('--json', 'print JSON')
    .action(async (infohash, { server, json, ...flags }) => {
      const { findAtServer, findInFolder, showSwarm } = await import('./swarm.ts');
      const find =
        server === undefined ? findInFolder(load(flags), surroundings) : findAtServer(server, surroundings);
      finish(await showSwarm(find, infohash, { json }, surroundings));
    });

  addCreateCommand(program, surroundings, finish);
  addPublishCommand(program, load, surroundings, finish);
  addPushCommand(program, load, surroundings, finish);
  addConfigCommand(program, load, surroundings, finish);
  addLoginCommands(program, surroundings, finish);
  addTorrentCommands(program, load, surroundings, finish);
  addCollectionCommands(program, load, surroundings, finish);

  withSettings(
    program
      .command('mirror')
      .description(
        'copy the torrents of another instance into a data folder, and follow what happens to them',
      ),
    ['data'],
  )
    .argument('<url>', 'the address of its start page')
    .option('--once', 'end as soon as everything is copied')
    .option('--every <seconds>', 'how long to wait between two requests for new events (default: 15)')
    .option(
      '--token-file <path>',
      'a token for it, read from a file (default: TORRENTRY_TOKEN, the file TORRENTRY_TOKEN_FILE, or that of torrentry login)',
    )
    .option('--json', 'print what was done as JSON')
    .action(async (url, { once, every, json, tokenFile, ...flags }) => {
      const { mirror } = await import('./mirror.ts');
      finish(await mirror(load(flags), url, { once, every, json, tokenFile }, surroundings));
    });

  withSettings(
    program
      .command('login-link')
      .description('print a link that signs a browser in; it works once, within one hour'),
    ['data', 'host', 'port', 'socket', 'baseUrl', 'tlsCert', 'tlsKey'],
  )
    .option(
      '--token <id>',
      'the id of the token to sign in with, from `token list` (default: the first admin token)',
    )
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { printLoginLink } = await import('./login-link.ts');
      finish(await printLoginLink(load(flags), flags, surroundings));
    });
  program
    .command('completions')
    .description('print the script by which a shell completes these commands')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell) => {
      const { completionsFor } = await import('./completions.ts');
      surroundings.out(completionsFor(shell, describeCommands(program)));
      finish(EXIT.ok);
    });
  program
    .command('man')
    .description('print the manual page, as in: torrentry man | man -l -')
    .action(async () => {
      const { manPage } = await import('./man-page.ts');
      surroundings.out(manPage(describeCommands(program)));
      finish(EXIT.ok);
    });
  return program;
}

function withoutToken({
  TORRENTRY_TOKEN: _token,
  TORRENTRY_TOKEN_FILE: _file,
  ...env
}: Surroundings['env']): Surroundings['env'] {
  return env;
}

/** Throws malformed for a first word that is not a command: it would become an argument of the default command. */
function checkCommand(program: Command, [first]: readonly string[]): void {
  const names = [...program.commands.map((command) => command.name()), 'help'];
  if (first === undefined || first.startsWith('-') || names.includes(first)) return;
  throw new AppError('malformed', `Cannot run "${first}": this command does not exist`, {
    hint: `The commands are ${names.join(', ')}.`,
  });
}

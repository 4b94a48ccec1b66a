import { Command, CommanderError } from 'commander';
import { ConfigError, flagName, loadConfig, type ConfigSources } from '../config/config.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { SETTINGS, type Config } from '../config/settings.ts';
import type { CollectionBackend } from './collection.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { VERSION } from '../lib/version.ts';

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
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.out(text.trimEnd()),
      writeErr: (text) => surroundings.error(text.trimEnd()),
    });
  const load = (flags: Record<string, string | undefined>, inspect?: ConfigSources['inspect']): Config => {
    const { env, readFile } = surroundings;
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
    const config = load(flags, (settings) => inspectFiles(settings, surroundings));
    finish(await serveCommand(config, surroundings));
  });

  withSettings(
    program.command('healthcheck').description('ask a running server on this machine whether it is healthy'),
  ).action(async (flags) => {
    const { healthcheck } = await import('./healthcheck.ts');
    finish(await healthcheck(load(flags), surroundings));
  });

  program
    .command('verify')
    .description('check .torrent files strictly, without a server; exit code 1 when one is refused')
    .argument('<file...>', 'the files; - is standard input')
    .option('--json', 'print one line of JSON for each file')
    .action(async (paths, flags) => {
      const { verify } = await import('./verify.ts');
      finish(await verify(paths, flags, surroundings));
    });

  const token = program
    .command('token')
    .description('create, list and revoke tokens, also while the server runs');
  withSettings(token.command('create').description('create a token and print it; it is shown only once'), [
    'data',
  ])
    .requiredOption('--role <role>', 'reader, uploader, moderator or admin')
    .option('--name <name>', 'what the token is for')
    .option(
      '--collection <path>',
      'where it may make changes: debian is that collection, debian/** includes everything below it',
    )
    .option('--expires <time>', 'when it expires: 30d from now, or 2030-01-31 (default: never)')
    .option('--torrents-max <count>', 'how many published torrents it may have at the same time')
    .option(
      '--metainfo-bytes-max <bytes>',
      'how many bytes the .torrent files of these torrents may have in total',
    )
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { createToken } = await import('./token.ts');
      finish(await createToken(load(flags), flags, surroundings));
    });
  withSettings(
    token.command('list').description('list all tokens, feed keys and people, including revoked ones'),
    ['data'],
  )
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { listTokens } = await import('./token.ts');
      finish(await listTokens(load(flags), flags, surroundings));
    });
  withSettings(
    token.command('revoke').description('revoke a token; it stops working with the next request'),
    ['data'],
  )
    .argument('<id>', 'the id of the token, from `token list`')
    .action(async (id, flags) => {
      const { revokeToken } = await import('./token.ts');
      finish(await revokeToken(load(flags), id, surroundings));
    });

  withSettings(
    program
      .command('demo')
      .description('fill a data folder with generated torrents, to try the server or to measure it'),
    ['data'],
  )
    .option('--count <number>', 'how many torrents (default: 300)')
    .option('--seed <number>', 'another number generates other torrents (default: 1)')
    .option('--add', 'also in a folder that has torrents already')
    .action(async (flags) => {
      const { demo } = await import('./demo.ts');
      finish(await demo(load(flags), flags, surroundings));
    });

  withSettings(
    program
      .command('swarm')
      .description('show who shares a torrent: seeders, leechers and completed downloads'),
    ['data'],
  )
    .argument('<infohash>', 'of v1 or v2')
    .option(
      '--server <url>',
      'ask a server instead, with the token in TORRENTRY_TOKEN or the file TORRENTRY_TOKEN_FILE',
    )
    .option('--json', 'print JSON')
    .action(async (infohash, { server, json, ...flags }) => {
      const { findAtServer, findInFolder, showSwarm } = await import('./swarm.ts');
      const find =
        server === undefined ? findInFolder(load(flags), surroundings) : findAtServer(server, surroundings);
      finish(await showSwarm(find, infohash, { json }, surroundings));
    });

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
      'a token for it, read from a file (default: TORRENTRY_TOKEN, or the file TORRENTRY_TOKEN_FILE)',
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
    .action(async (flags) => {
      const { printLoginLink } = await import('./login-link.ts');
      finish(await printLoginLink(load(flags), flags, surroundings));
    });
  return program;
}

const RETENTION = 'what it keeps, as in "keep 7 *-nightly-*; keep 3 90d", or none for no rules of its own';

/** The commands about one collection, which is in a data folder or behind a server. */
function addCollectionCommands(
  program: Command,
  load: (flags: Record<string, string | undefined>) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  const collection = program
    .command('collection')
    .description('show, set up and move collections, also while the server runs');
  const subcommand = (name: string, about: string) =>
    withSettings(collection.command(name).description(about), ['data'])
      .option(
        '--server <url>',
        'ask a server instead, with the token in TORRENTRY_TOKEN or the file TORRENTRY_TOKEN_FILE',
      )
      .option('--json', 'print JSON');
  type Flags = Record<string, string | undefined> & { server?: string; json?: boolean };
  const withBackend = async (
    { server, json: _json, ...flags }: Flags,
    use: (backend: CollectionBackend) => Promise<number>,
  ): Promise<void> => {
    const { createRemoteBackend, withLocalBackend } = await import('./collection-backend.ts');
    try {
      finish(
        server === undefined
          ? await withLocalBackend(load(flags), surroundings, use)
          : await use(createRemoteBackend(server, surroundings)),
      );
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not_found')) throw error;
      report(error, surroundings);
      finish(EXIT.failed);
    }
  };
  subcommand('show', 'show a collection with its settings')
    .argument('<collection>', 'its path: debian/13')
    .action(async (path, flags) => {
      const { showCollection } = await import('./collection.ts');
      await withBackend(flags, (backend) => showCollection(backend, path, flags, surroundings));
    });
  subcommand('set', 'change the settings of a collection; what is not given stays')
    .argument('<collection>', 'its path: debian/13')
    .option('--read <who>', 'open: all readers, or token: only tokens for it')
    .option('--order <order>', 'what its latest is: published, or version')
    .option('--retention <rules>', RETENTION)
    .action(async (path, { read, order, retention, ...flags }) => {
      const { setCollection } = await import('./collection.ts');
      const settings = { read, order, retention };
      await withBackend(flags, (backend) => setCollection(backend, path, settings, flags, surroundings));
    });
  subcommand('check-retention', 'show which torrents retention rules would remove, and remove none')
    .argument('<collection>', 'its path: debian/13')
    .option('--retention <rules>', `${RETENTION} (default: those that count for it now)`)
    .action(async (path, { retention, ...flags }) => {
      const { checkRetention } = await import('./collection.ts');
      await withBackend(flags, (backend) =>
        checkRetention(backend, path, { retention }, flags, surroundings),
      );
    });
  subcommand('move', 'move a collection with everything in it; its old addresses lead to the new ones')
    .argument('<from>', 'its path: debian/13')
    .argument('<to>', 'the new path, where nothing is yet: archive/trixie')
    .action(async (from, to, flags) => {
      const { moveCollection } = await import('./collection.ts');
      await withBackend(flags, (backend) => moveCollection(backend, from, to, flags, surroundings));
    });
}

/** Throws malformed for a first word that is not a command: it would become an argument of the default command. */
function checkCommand(program: Command, [first]: readonly string[]): void {
  const names = [...program.commands.map((command) => command.name()), 'help'];
  if (first === undefined || first.startsWith('-') || names.includes(first)) return;
  throw new AppError('malformed', `Cannot run "${first}": this command does not exist`, {
    hint: `The commands are ${names.join(', ')}.`,
  });
}

/** Adds the flags of the settings to a command: all of them, or only those that it uses. */
function withSettings(command: Command, only?: readonly string[]): Command {
  for (const { key, value, about, secret, standard, unset } of SETTINGS) {
    if (only !== undefined && !only.includes(key)) continue;
    // Every user of the machine can see the command line (ps), so a secret comes from a file or the environment.
    if (secret === true) command.option(`${flagName(key)}-file <path>`, `${about}, read from a file`);
    else command.option(`${flagName(key)} <${value}>`, withDefault(about, standard ?? unset));
  }
  return command.option('--config <file>', 'a JSON file with settings');
}

function withDefault(about: string, standard: string | undefined): string {
  return standard === undefined ? about : `${about} (default: ${standard})`;
}

const EXIT_BY_CODE: Partial<Record<ErrorCode, number>> = { malformed: EXIT.usage, not_found: EXIT.notFound };

function report(error: unknown, { error: say }: Surroundings): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ConfigError) {
    for (const problem of error.problems) say(`error: ${problem}`);
    return EXIT.usage;
  }
  if (error instanceof AppError) {
    say(`error: ${error.message}`);
    if (error.hint !== undefined) say(`hint: ${error.hint}`);
    return EXIT_BY_CODE[error.code] ?? EXIT.failed;
  }
  throw error;
}

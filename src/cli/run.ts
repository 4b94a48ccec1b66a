import { Command, CommanderError } from 'commander';
import { ConfigError, flagName, loadConfig, type ConfigSources } from '../config/config.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { SETTINGS, type Config } from '../config/settings.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { VERSION } from './version.ts';

/** Runs one command line. Resolves to the exit code. A command is loaded when it is run: a server takes longest. */
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
    program.command('healthcheck').description('ask a running server on this machine whether it is well'),
  ).action(async (flags) => {
    const { healthcheck } = await import('./healthcheck.ts');
    finish(await healthcheck(load(flags), surroundings));
  });

  program
    .command('verify')
    .description('check .torrent files to the letter, without a server; exit code 1 when one is refused')
    .argument('<file...>', 'the files; - is standard input')
    .option('--json', 'print a line of JSON for each')
    .action(async (paths, flags) => {
      const { verify } = await import('./verify.ts');
      finish(await verify(paths, flags, surroundings));
    });

  const token = program
    .command('token')
    .description('make, list and revoke tokens; also while the server runs');
  withSettings(token.command('create').description('make a token and print it, this once'), ['data'])
    .requiredOption('--role <role>', 'reader, uploader, moderator or admin')
    .option('--name <name>', 'what it is for, so that it can be told from others')
    .option(
      '--collection <path>',
      'where it may change things: debian is that collection, debian/** all below too',
    )
    .option('--expires <time>', 'until when it is good: 30d from now, or 2030-01-31 (default: until revoked)')
    .option('--torrents-max <count>', 'how many torrents it may have published at once')
    .option('--metainfo-bytes-max <bytes>', 'how large their .torrent files may be together')
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { createToken } = await import('./token.ts');
      finish(await createToken(load(flags), flags, surroundings));
    });
  withSettings(token.command('list').description('list all tokens, feed keys and people, revoked ones too'), [
    'data',
  ])
    .option('--json', 'print JSON')
    .action(async (flags) => {
      const { listTokens } = await import('./token.ts');
      finish(await listTokens(load(flags), flags, surroundings));
    });
  withSettings(token.command('revoke').description('make a token worthless, from the next request on'), [
    'data',
  ])
    .argument('<id>', 'as `token list` shows it')
    .action(async (id, flags) => {
      const { revokeToken } = await import('./token.ts');
      finish(await revokeToken(load(flags), id, surroundings));
    });

  withSettings(
    program
      .command('login-link')
      .description('print a link that signs a browser in, once and within the hour'),
    ['data', 'host', 'port', 'socket', 'baseUrl', 'tlsCert', 'tlsKey'],
  )
    .option('--token <id>', 'whom it signs in, as `token list` shows it (default: the first admin)')
    .action(async (flags) => {
      const { printLoginLink } = await import('./login-link.ts');
      finish(await printLoginLink(load(flags), flags, surroundings));
    });
  return program;
}

/** Throws malformed for a first word that is no command: it would be taken for an argument of the default one. */
function checkCommand(program: Command, [first]: readonly string[]): void {
  const names = [...program.commands.map((command) => command.name()), 'help'];
  if (first === undefined || first.startsWith('-') || names.includes(first)) return;
  throw new AppError('malformed', `Cannot run "${first}": there is no such command`, {
    hint: `The commands are ${names.join(', ')}.`,
  });
}

/** Gives a command the flags of the settings, or of those that it uses. */
function withSettings(command: Command, only?: readonly string[]): Command {
  for (const { key, value, about, secret, standard, unset } of SETTINGS) {
    if (only !== undefined && !only.includes(key)) continue;
    // A secret on a command line is seen by everybody on the machine (ps): it comes from a file or the environment.
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

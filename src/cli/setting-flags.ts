import type { Command } from 'commander';
import { flagName } from '../config/config.ts';
import { SETTINGS } from '../config/settings.ts';

/** Adds the flags of the settings to a command: all of them, or only those that it uses. */
export function withSettings(command: Command, only?: readonly string[]): Command {
  for (const { key, value, about, secret, standard, unset } of SETTINGS) {
    if (only !== undefined && !only.includes(key)) continue;
    // Every user of the machine can see the command line (ps), so a secret comes from a file or the environment.
    if (secret === true) command.option(`${flagName(key)}-file <path>`, `${about}, read from a file`);
    else command.option(`${flagName(key)} <${value}>`, withDefault(about, standard ?? unset));
  }
  return command.option('--config <file>', 'a JSON file with settings');
}

/** Adds the flag by which a command asks a server in place of a data folder. */
export function withServer(command: Command): Command {
  return command.option(
    '--server <url>',
    'ask a server instead, with the token in TORRENTRY_TOKEN, in the file TORRENTRY_TOKEN_FILE, or of torrentry login',
  );
}

function withDefault(about: string, standard: string | undefined): string {
  return standard === undefined ? about : `${about} (default: ${standard})`;
}

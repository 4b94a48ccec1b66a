import type { Command } from 'commander';
import type { ConfigSources } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import { withSettings } from './setting-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** Adds the command that shows and checks the settings. */
export function addConfigCommand(
  program: Command,
  load: (flags: Record<string, string | undefined>, inspect?: ConfigSources['inspect']) => Config,
  surroundings: Surroundings,
  finish: (code: number) => void,
): void {
  withSettings(
    program.command('config').description('show every setting, its value, and where that comes from'),
  )
    .option('--check', 'check all settings, and the files and folders that they name')
    .option('--json', 'print JSON, one object a line')
    .action(async ({ check, json, ...flags }) => {
      const { checkConfig, showConfig } = await import('./show-config.ts');
      if (check === undefined) finish(showConfig(load(flags), { json }, surroundings));
      else finish(checkConfig((inspect) => load(flags, inspect), { json }, surroundings));
    });
}

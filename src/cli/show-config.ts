import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { settingsInEffect } from '../app/settings-in-effect.ts';
import { ConfigError } from '../config/config.ts';
import { SETTINGS, type Config, type SettingKey, type Settings } from '../config/settings.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';
import { inspectFiles } from './inspect-files.ts';
import { plain } from './printable.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

interface Output {
  readonly json?: boolean | undefined;
}

type Problem = SettingsProblem<SettingKey>;

/** Prints each setting: its variable, where its value comes from, and the value; of a secret only whether it is set. */
export function showConfig(config: Config, { json }: Output, { out }: Surroundings): number {
  const rows = settingsInEffect(config).map(({ about: _about, source, ...setting }) => ({
    ...setting,
    source: source ?? { kind: 'default' as const },
  }));
  if (json === true) {
    for (const row of rows) out(JSON.stringify({ ...row, value: row.value ?? null }));
    return EXIT.ok;
  }
  const cells = rows.map(({ key, variable, source, value, isSecret, isSet }) => [
    variable,
    'name' in source ? `${source.kind} ${plain(source.name)}` : source.kind,
    isSecret && isSet ? '(secret)' : plain(value ?? `(${unsetText(key)})`),
  ]);
  const widthOf = (column: number): number => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  const widths = [widthOf(0), widthOf(1)];
  for (const [variable = '', source = '', value = ''] of cells)
    out(`${variable.padEnd(widths[0] ?? 0)}  ${source.padEnd(widths[1] ?? 0)}  ${value}`);
  return EXIT.ok;
}

/** What is true while a setting is not set. */
function unsetText(key: SettingKey): string {
  return SETTINGS.find((setting) => setting.key === key)?.unset ?? 'none';
}

/**
 * Checks all settings as a start of the server does, with the files and folders that they name, and prints each problem. Resolves
 * to the exit code: 2 when a server would not start with them.
 */
export function checkConfig(
  load: (inspect: (settings: Settings) => readonly Problem[]) => Config,
  { json }: Output,
  surroundings: Surroundings,
): number {
  const { out, error: say } = surroundings;
  const problems: string[] = [];
  try {
    load((settings) => [...inspectFiles(settings, surroundings), ...dataProblems(settings)]);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
  }
  if (json === true) out(JSON.stringify({ valid: problems.length === 0, problems }));
  else for (const problem of problems) say(`error: ${problem}`);
  if (problems.length > 0) return EXIT.usage;
  say('All settings are valid.');
  return EXIT.ok;
}

/** What is wrong with the data folder. One that is missing is made by the first start, where that may be. */
function dataProblems({ data }: Settings): readonly Problem[] {
  const folder = resolve(data);
  const existing = nearestExisting(folder);
  if (!statSync(existing).isDirectory())
    return [{ keys: ['data'], message: `${existing} is not a folder. Give a folder on a local disk.` }];
  try {
    accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK);
    return [];
  } catch {
    const what = existing === folder ? `cannot read and write ${folder}` : `cannot make ${folder}`;
    return [
      {
        keys: ['data'],
        message: `${what}: this user may not write to ${existing}. Change its owner or its mode.`,
      },
    ];
  }
}

function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at))
    if (statSync(at, { throwIfNoEntry: false }) !== undefined || at === dirname(at)) return at;
}

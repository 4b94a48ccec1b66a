import type { z } from 'zod';
import {
  settingsProblems,
  SETTINGS,
  SETTINGS_SCHEMA,
  toConfig,
  type Config,
  type Setting,
  type SettingKey,
  type SettingSource,
} from './settings.ts';

/** Where settings come from. `flags` are keyed like the file; `readFile` throws when there is no such file. */
export interface ConfigSources {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
}

export interface LoadedConfig {
  readonly config: Config;
  /** What is set but means nothing, such as a misspelt variable. */
  readonly warnings: readonly string[];
}

/** All that is wrong with the settings, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

interface Found {
  readonly value: unknown;
  /** How the reader wrote it: `--port`, `TORRENTRY_PORT`, or `"port" in torrentry.json`. */
  readonly source: string;
  readonly from: SettingSource;
}

/**
 * Reads the settings: flags before environment before file before defaults. A secret may stand in a file that
 * `…_FILE` names. Throws ConfigError with everything that is wrong.
 */
export function loadConfig(sources: ConfigSources): LoadedConfig {
  const problems: string[] = [];
  const file = readConfigFile(sources, problems);
  const found = new Map<SettingKey, Found>();
  for (const setting of SETTINGS) {
    const value = findValue(setting, sources, file, problems);
    if (value !== undefined) found.set(setting.key, value);
  }
  const raw = Object.fromEntries([...found].map(([key, { value }]) => [key, value]));
  const parsed = SETTINGS_SCHEMA.safeParse(raw);
  problems.push(
    ...(parsed.success
      ? settingsProblems(parsed.data)
      : parsed.error.issues.map((issue) => describe(issue, found))),
  );
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const from = Object.fromEntries([...found].map(([key, value]) => [key, value.from]));
  return { config: toConfig(parsed.data, from), warnings: unknownVariables(sources.env) };
}

/** `uploadBytesMax` as a flag: `--upload-bytes-max`. */
export function flagName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `uploadBytesMax` as a variable: `TORRENTRY_UPLOAD_BYTES_MAX`. */
export function variableName(key: string): string {
  return `TORRENTRY_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function readConfigFile(
  { flags, env, readFile }: ConfigSources,
  problems: string[],
): ReadonlyMap<string, Found> {
  const path = flags['config'] ?? env['TORRENTRY_CONFIG'];
  if (path === undefined || path === '') return new Map();
  try {
    const content: unknown = JSON.parse(readFile(path));
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw new Error('it is no JSON object');
    const known = new Set<string>(SETTINGS.map(({ key }) => key));
    for (const key of Object.keys(content)) {
      if (!known.has(key)) problems.push(`${path}: there is no setting "${key}"${suggestion(key, known)}`);
    }
    return new Map(
      Object.entries(content).map(([key, value]) => [
        key,
        { value: value as unknown, source: `"${key}" in ${path}`, from: { kind: 'file', name: path } },
      ]),
    );
  } catch (error) {
    problems.push(
      `Cannot read the config file ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return new Map();
  }
}

function findValue(
  { key, secret }: Setting,
  { flags, env, readFile }: ConfigSources,
  file: ReadonlyMap<string, Found>,
  problems: string[],
): Found | undefined {
  const flag = flags[key];
  if (flag !== undefined) return found(flag, 'flag', flagName(key));
  const variable = variableName(key);
  const set = env[variable];
  if (set !== undefined && set !== '') return found(set, 'environment', variable);
  const flagged = flags[`${key}File`];
  const path = secret === true ? (flagged ?? env[`${variable}_FILE`]) : undefined;
  if (path === undefined || path === '') return file.get(key);
  try {
    const source = `the file ${path}`;
    return { value: readFile(path).trim(), source, from: { kind: 'file', name: path } };
  } catch (error) {
    problems.push(
      `${flagged === undefined ? `${variable}_FILE` : `${flagName(key)}-file`}: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

function found(value: string, kind: SettingSource['kind'], name: string): Found {
  return { value, source: name, from: { kind, name } };
}

function describe(issue: z.core.$ZodIssue, found: ReadonlyMap<SettingKey, Found>): string {
  const key = issue.path[0] as SettingKey;
  const { source, value } = found.get(key) ?? { source: key, value: undefined };
  const isSecret = SETTINGS.some((setting) => setting.key === key && setting.secret === true);
  return `${source}: ${issue.message}${isSecret ? '' : `, not ${JSON.stringify(value)}`}`;
}

function unknownVariables(env: ConfigSources['env']): string[] {
  const known = new Set(['TORRENTRY_CONFIG']);
  for (const { key, secret } of SETTINGS) {
    known.add(variableName(key));
    if (secret === true) known.add(`${variableName(key)}_FILE`);
  }
  return Object.keys(env)
    .filter((name) => name.startsWith('TORRENTRY_') && !known.has(name))
    .map((name) => `${name} is not a setting and has no effect${suggestion(name, known)}`);
}

function suggestion(name: string, known: ReadonlySet<string>): string {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const near = [...known].find((other) => distanceAtMostTwo(plain(name), plain(other)));
  return near === undefined ? '' : `; did you mean ${near}?`;
}

/** Whether two names differ by at most two letters at one place, which covers what fingers usually do. */
function distanceAtMostTwo(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end))
    end++;
  return Math.max(one.length, other.length) - start - end <= 2;
}

import type { z } from 'zod';
import { findDuplicateMembers } from '../lib/duplicate-members.ts';
import { likelyName } from '../lib/likely-name.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';
import {
  settingsProblems,
  SETTINGS,
  SETTINGS_SCHEMA,
  toConfig,
  type Config,
  type GivenSettings,
  type Setting,
  type SettingKey,
  type Settings,
  type SettingSource,
} from './settings.ts';

const DUPLICATES_MAX = 20;

/** Where settings come from. `flags` are keyed like the file; `readFile` throws when there is no such file. */
export interface ConfigSources {
  /** Given in code. */
  readonly settings?: GivenSettings | undefined;
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
  /** Looks at what settings name, such as files; only at settings that are valid. */
  readonly inspect?: (settings: Settings) => readonly SettingsProblem<SettingKey>[];
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
 * Reads the settings: those given in code before flags before environment before file before defaults. A secret may be
 * in a file that `…_FILE` names. Throws ConfigError with everything that is wrong, each by the name that its operator
 * used.
 */
export function loadConfig(sources: ConfigSources): LoadedConfig {
  const problems = unknownKeys(sources.settings ?? {});
  const file = readConfigFile(sources, problems);
  const found = new Map<SettingKey, Found>();
  for (const setting of SETTINGS) {
    const value = findValue(setting, sources, file, problems);
    if (value !== undefined) found.set(setting.key, value);
  }
  const { settings, issues } = parse(found);
  problems.push(...issues.map((issue) => describe(issue, found)));
  const invalid = new Set(issues.map(keyOf));
  const together = [...settingsProblems(settings), ...(sources.inspect?.(settings) ?? [])];
  for (const problem of together) {
    if (!problem.keys.some((key) => invalid.has(key))) problems.push(describeProblem(problem, found));
  }
  const warnings = unknownVariables(sources.env);
  // A misspelt variable is often why another setting is wrong.
  if (problems.length > 0) throw new ConfigError([...problems, ...warnings]);
  const from = Object.fromEntries([...found].map(([key, value]) => [key, value.from]));
  return { config: toConfig(settings, from), warnings };
}

/** The settings that are valid, with defaults for the others, and what is wrong with those. */
function parse(found: ReadonlyMap<SettingKey, Found>): {
  readonly settings: Settings;
  readonly issues: readonly z.core.$ZodIssue[];
} {
  const raw = Object.fromEntries([...found].map(([key, { value }]) => [key, value]));
  const parsed = SETTINGS_SCHEMA.safeParse(raw);
  if (parsed.success) return { settings: parsed.data, issues: [] };
  const { issues } = parsed.error;
  for (const issue of issues) delete raw[keyOf(issue)];
  return { settings: SETTINGS_SCHEMA.parse(raw), issues };
}

function keyOf(issue: z.core.$ZodIssue): SettingKey {
  return issue.path[0] as SettingKey;
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
    const text = readFile(path);
    const content: unknown = JSON.parse(text);
    if (typeof content !== 'object' || content === null || Array.isArray(content))
      throw new Error('it is not a JSON object');
    for (const { path: steps } of findDuplicateMembers(text, DUPLICATES_MAX)) {
      problems.push(`${path}: "${steps.join('.')}" is given twice; write it once`);
    }
    problems.push(...unknownKeys(content).map((problem) => `${path}: ${problem}`));
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
  { key, secret, variable: other }: Setting,
  { settings, flags, env, readFile }: ConfigSources,
  file: ReadonlyMap<string, Found>,
  problems: string[],
): Found | undefined {
  const given = settings?.[key];
  if (given !== undefined) return found(given, 'code', key);
  const flag = flags[key];
  if (flag !== undefined) return found(flag, 'flag', flagName(key));
  const variable = variableName(key);
  const set = filled(env[variable]);
  const elsewhere = other === undefined ? undefined : filled(env[other]);
  const paths = secret === true ? { flag: flags[`${key}File`], variable: env[`${variable}_FILE`] } : {};
  if (paths.flag !== undefined && paths.flag !== '') return fromFile(`${flagName(key)}-file`, paths.flag);
  if (paths.variable === undefined || paths.variable === '')
    return set === undefined ? (file.get(key) ?? foundElsewhere()) : found(set, 'environment', variable);
  if (set === undefined) return fromFile(`${variable}_FILE`, paths.variable);
  problems.push(`${variable} and ${variable}_FILE: only one of them can be set`);
  return undefined;

  function foundElsewhere(): Found | undefined {
    return elsewhere === undefined || other === undefined
      ? undefined
      : found(elsewhere, 'environment', other);
  }

  function fromFile(name: string, path: string): Found | undefined {
    try {
      return {
        value: readFile(path).trim(),
        source: `${name} (${path})`,
        from: { kind: 'file', name: path },
      };
    } catch (error) {
      problems.push(
        `${name}: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return undefined;
    }
  }
}

/** An empty variable counts as one that is not set. */
function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function found(value: unknown, kind: SettingSource['kind'], name: string): Found {
  return { value, source: name, from: { kind, name } };
}

function describe(issue: z.core.$ZodIssue, found: ReadonlyMap<SettingKey, Found>): string {
  const key = keyOf(issue);
  const { source, value } = found.get(key) ?? { source: key, value: undefined };
  const isSecret = SETTINGS.some((setting) => setting.key === key && setting.secret === true);
  return `${source}: ${issue.message}${isSecret ? '' : `, not ${JSON.stringify(value)}`}`;
}

/** Settings that are not set are named in the spelling of those that are. */
function describeProblem(
  { keys, message }: SettingsProblem<SettingKey>,
  found: ReadonlyMap<SettingKey, Found>,
): string {
  const kind = keys.map((key) => found.get(key)?.from.kind).find((each) => each !== undefined);
  const nameOf = (key: SettingKey): string => {
    const source = found.get(key)?.source;
    if (source !== undefined) return source;
    if (kind === 'file') return `"${key}"`;
    if (kind === 'code') return key;
    return kind === 'flag' ? flagName(key) : variableName(key);
  };
  const names = keys.map(nameOf);
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const isKey = (text: string): text is SettingKey => SETTINGS.some(({ key }) => key === text);
  return `${list}: ${message.replaceAll(/\{(\w+)\}/g, (whole, key: string) => (isKey(key) ? nameOf(key) : whole))}`;
}

function unknownKeys(settings: object): string[] {
  const known = new Set<string>(SETTINGS.map(({ key }) => key));
  return Object.keys(settings)
    .filter((key) => !known.has(key))
    .map((key) => `there is no setting "${key}"${suggestion(key, known)}`);
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
  const likely = likelyName(name, known);
  return likely === undefined ? '' : `; did you mean ${likely}?`;
}

import { z } from 'zod';
import { overlapsOf, parseFolderMount, type FolderMount } from './http/folder-mount.ts';
import { parseAddressRange, UNIX_PEER } from './http/forwarded.ts';
import {
  SERVER_SCHEMA,
  SERVER_SETTINGS,
  serverSettingsProblems,
  type ServerSettings,
} from './http/settings.ts';

/** Everything an operator can set, checked and in the units that the program counts in. */
export interface Config extends ServerSettings {
  readonly host: string;
  readonly port: number;
  /** The data folder, as it was written. */
  readonly data: string;
  /** The public address without its path, when the operator names it. */
  readonly origin: string | undefined;
  /** The path that everything stands under: `''` or `/sub`. */
  readonly prefix: string;
  readonly adminToken: string | undefined;
  readonly uploads: 'token' | 'open';
  readonly uploadBytesMax: number;
  readonly trustedProxies: readonly string[];
  /** Folders that are served as they are. */
  readonly mount: readonly FolderMount[];
  /** Folders of IRC logs. */
  readonly logs: readonly FolderMount[];
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MIB = 1024 * 1024;
const BYTE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1024,
  ki: 1024,
  m: MIB,
  mi: MIB,
  g: 1024 * MIB,
  gi: 1024 * MIB,
};

const text = z.string({ error: 'expected text' }).trim().min(1, { error: 'expected some text' });

/** An array in a file, else one text with commas between them. */
const severalTexts = z.union([
  z.array(text),
  z.string().transform((joined) =>
    joined
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
]);

const schema = z.object({
  host: text.default('127.0.0.1'),
  port: z.coerce
    .number({ error: 'expected a number' })
    .int({ error: 'expected a whole number' })
    .min(0, { error: 'expected 0 to 65535' })
    .max(65535, { error: 'expected 0 to 65535' })
    .default(8080),
  data: text.default('./data'),
  baseUrl: text.transform(parseBaseUrl).optional(),
  adminToken: text.min(20, { error: 'expected 20 characters or more' }).optional(),
  uploads: z.enum(['token', 'open'], { error: 'expected "token" or "open"' }).default('token'),
  uploadBytesMax: z
    .union([z.number(), text])
    .transform(parseBytes)
    .default(10 * MIB),
  trustedProxies: severalTexts.superRefine(checkRanges).default([]),
  mount: severalTexts.transform(parseMounts).default([]),
  logs: severalTexts.transform(parseMounts).default([]),
  ...SERVER_SCHEMA,
  logLevel: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

type Key = keyof z.infer<typeof schema>;

/** One setting as people meet it: its key in a file, and what help says of it. */
export interface Setting {
  readonly key: Key;
  readonly value: string;
  readonly about: string;
  readonly secret?: true;
}

/** All settings, in the order in which they are documented. */
export const SETTINGS: readonly Setting[] = [
  { key: 'host', value: 'address', about: 'the address to listen on (default: 127.0.0.1)' },
  { key: 'port', value: 'number', about: 'the port to listen on, 0 for any free one (default: 8080)' },
  { key: 'data', value: 'folder', about: 'where everything is stored (default: ./data)' },
  {
    key: 'baseUrl',
    value: 'url',
    about: 'the public address, with a path behind a proxy (default: from each request)',
  },
  {
    key: 'adminToken',
    value: 'token',
    about: 'a token with the role admin, 20 characters or more',
    secret: true,
  },
  { key: 'uploads', value: 'token|open', about: 'whether uploads need a token (default: token)' },
  {
    key: 'uploadBytesMax',
    value: 'size',
    about: 'the largest .torrent file that is taken (default: 10 MiB)',
  },
  {
    key: 'trustedProxies',
    value: 'list',
    about:
      'proxies whose X-Forwarded headers count, as addresses or ranges, or unix for those at a unix socket',
  },
  {
    key: 'mount',
    value: '/path=folder',
    about: 'a folder to serve as it is under that path; several with commas between them',
  },
  {
    key: 'logs',
    value: '/path=folder',
    about: 'a folder of IRC logs to serve under that path; several with commas between them',
  },
  ...SERVER_SETTINGS,
  { key: 'logLevel', value: 'level', about: `${LOG_LEVELS.join(', ')} (default: info)` },
];

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
}

/**
 * Reads the settings: flags before environment before file before defaults. A secret may stand in a file that
 * `…_FILE` names. Throws ConfigError with everything that is wrong.
 */
export function loadConfig(sources: ConfigSources): LoadedConfig {
  const problems: string[] = [];
  const file = readConfigFile(sources, problems);
  const found = new Map<Key, Found>();
  for (const setting of SETTINGS) {
    const value = findValue(setting, sources, file, problems);
    if (value !== undefined) found.set(setting.key, value);
  }
  const raw = Object.fromEntries([...found].map(([key, { value }]) => [key, value]));
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(describe(issue, found));
  }
  if (parsed.success) problems.push(...overlapsOf([...parsed.data.mount, ...parsed.data.logs]));
  if (parsed.success) problems.push(...serverSettingsProblems(parsed.data));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { baseUrl, ...rest } = parsed.data;
  const config = {
    ...rest,
    adminToken: rest.adminToken,
    socket: rest.socket,
    tlsCert: rest.tlsCert,
    tlsKey: rest.tlsKey,
    origin: baseUrl?.origin,
    prefix: baseUrl?.prefix ?? '',
  };
  return { config, warnings: unknownVariables(sources.env) };
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
        { value: value as unknown, source: `"${key}" in ${path}` },
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
  if (flag !== undefined) return { value: flag, source: flagName(key) };
  const variable = variableName(key);
  const set = env[variable];
  if (set !== undefined && set !== '') return { value: set, source: variable };
  const path = secret === true ? (flags[`${key}File`] ?? env[`${variable}_FILE`]) : undefined;
  if (path === undefined || path === '') return file.get(key);
  try {
    return { value: readFile(path).trim(), source: `the file ${path}` };
  } catch (error) {
    problems.push(
      `${variable}_FILE: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

function describe(issue: z.core.$ZodIssue, found: ReadonlyMap<Key, Found>): string {
  const key = issue.path[0] as Key;
  const { source, value } = found.get(key) ?? { source: key, value: undefined };
  const isSecret = SETTINGS.some((setting) => setting.key === key && setting.secret === true);
  return `${source}: ${issue.message}${isSecret ? '' : `, not ${JSON.stringify(value)}`}`;
}

function parseBaseUrl(value: string, context: z.RefinementCtx): { origin: string; prefix: string } {
  const url = URL.parse(value);
  const isFit =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '';
  if (isFit) return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') };
  context.addIssue({ code: 'custom', message: 'expected a URL such as https://torrents.example/sub/' });
  return z.NEVER;
}

function parseBytes(value: number | string, context: z.RefinementCtx): number {
  const [, digits = '', unit = ''] = /^(\d{1,15})\s*([kmg]?i?)b?(?:ytes)?$/i.exec(String(value)) ?? [];
  const bytes = Number(digits) * (BYTE_UNITS[unit.toLowerCase()] ?? Number.NaN);
  if (bytes >= 1024 && bytes <= 1024 * MIB) return bytes;
  context.addIssue({ code: 'custom', message: 'expected a size from 1 KiB to 1 GiB, such as 10MiB' });
  return z.NEVER;
}

function checkRanges(ranges: readonly string[], context: z.RefinementCtx): void {
  for (const range of ranges) {
    if (range === UNIX_PEER) continue;
    try {
      parseAddressRange(range);
    } catch {
      context.addIssue({
        code: 'custom',
        message: `expected addresses or ranges such as 10.0.0.0/8: "${range}" is none`,
      });
    }
  }
}

function parseMounts(entries: readonly string[], context: z.RefinementCtx): readonly FolderMount[] {
  return entries.flatMap((entry) => {
    const mount = parseFolderMount(entry);
    if (typeof mount !== 'string') return [mount];
    context.addIssue({ code: 'custom', message: mount });
    return [];
  });
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

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

/** The one schema that every setting is checked by, whatever it was written as. */
export const SETTINGS_SCHEMA = z.object({
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

type Settings = z.infer<typeof SETTINGS_SCHEMA>;

/** The key of a setting in a file. */
export type SettingKey = keyof Settings;

/** One setting as people meet it: its key in a file, and what help says of it. */
export interface Setting {
  readonly key: SettingKey;
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

/** What is wrong with settings taken together, a line each. */
export function settingsProblems(settings: Settings): readonly string[] {
  return [...overlapsOf([...settings.mount, ...settings.logs]), ...serverSettingsProblems(settings)];
}

/** Checked settings as the program takes them. */
export function toConfig({ baseUrl, ...settings }: Settings): Config {
  const { adminToken, socket, tlsCert, tlsKey } = settings;
  const { origin, prefix = '' } = baseUrl ?? {};
  return { ...settings, adminToken, socket, tlsCert, tlsKey, origin, prefix };
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
      context.addIssue({ code: 'custom', message: 'expected addresses or ranges such as 10.0.0.0/8' });
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

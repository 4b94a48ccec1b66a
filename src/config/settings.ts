import { z } from 'zod';
import { LIMIT_SCHEMA, type LimitSettings } from '../access/limit-settings.ts';
import {
  OIDC_SCHEMA,
  oidcSettingsProblems,
  toOidcSettings,
  type OidcSettings,
} from '../access/oidc-settings.ts';
import { bytesText, sizeSetting } from '../lib/byte-setting.ts';
import { OPEN_SCHEMA, type OpenSettings } from '../catalogue/open-settings.ts';
import { defaultOf, descriptionOf, setting, wholeNumber, type SettingDescription } from '../lib/setting.ts';
import type { SettingsProblem } from '../lib/settings-problem.ts';
import { BACKUP_SCHEMA, backupSettingsProblems, type BackupSettings } from './backup.ts';
import { parseBaseUrl } from './base-url.ts';
import { BRANDING_SCHEMA, type BrandingSettings } from './branding.ts';
import { SECURITY_SCHEMA, type SecuritySettings } from './security-contact.ts';
import { METRICS_SCHEMA, type MetricsSettings } from './metrics.ts';
import { PUBLISH_SCHEMA, publishSettingsProblems, type PublishSettings } from './publish.ts';
import { MIGRATION_SCHEMA, type MigrationSettings } from './migrations.ts';
import { NOTIFY_SCHEMA, notifySettingsProblems, type NotifySettings } from './notify.ts';
import { TRACKER_SCHEMA, type TrackerSettings } from './tracker.ts';
import { SOURCES_SCHEMA, type SourcesSettings } from './sources.ts';
import { SCALE_SCHEMA, type ScaleSettings } from './scale.ts';
import { TORZNAB_SCHEMA, type TorznabSettings } from './torznab.ts';
import { overlapsOf, parseFolderMount, type FolderMount } from '../http/folder-mount.ts';
import { parseAddressRange, UNIX_PEER } from '../http/forwarded.ts';
import { SERVER_SCHEMA, serverSettingsProblems, type ServerSettings } from '../http/settings.ts';

/** Everything an operator can set, checked and in the units that the program counts in. */
export interface Config
  extends
    ServerSettings,
    LimitSettings,
    OpenSettings,
    BrandingSettings,
    TorznabSettings,
    NotifySettings,
    PublishSettings,
    MetricsSettings,
    BackupSettings,
    MigrationSettings,
    ScaleSettings,
    SourcesSettings,
    SecuritySettings,
    TrackerSettings {
  readonly host: string;
  readonly port: number;
  /** The data folder, as it was written. */
  readonly data: string;
  /** The public address without its path, when the operator names it. */
  readonly origin: string | undefined;
  /** The path that everything is served under: `''` or `/sub`. */
  readonly prefix: string;
  readonly adminToken: string | undefined;
  /** Where people may sign in without a token. */
  readonly oidc: OidcSettings | undefined;
  /** What a provider would be asked for, and looked at, also as long as there is none. */
  readonly oidcScope: string;
  readonly oidcRoleClaim: string;
  /** How long a session lives that began at a provider. */
  readonly oidcSessionHours: number;
  /** Whether reading needs a token. */
  readonly read: 'open' | 'token';
  readonly uploads: 'token' | 'open';
  /** Whether what uploaders publish waits for a moderator. */
  readonly review: 'off' | 'on';
  /** Whether all readers are shown the name of the token that published a torrent; else moderators alone are. */
  readonly publishers: 'hidden' | 'shown' | 'pages';
  /** Whether there is a dump of the public catalogue. */
  readonly dump: 'daily' | 'off';
  /** For how long what was removed can be restored. */
  readonly undoDays: number;
  readonly uploadBytesMax: number;
  readonly trustedProxies: readonly string[];
  /** Folders that are served as they are. */
  readonly mount: readonly FolderMount[];
  /** Folders of IRC logs. */
  readonly logs: readonly FolderMount[];
  readonly logLevel: LogLevel;
  /** Where each setting was found; those that are missing have their default. */
  readonly sources: SettingSources;
}

/** Where a setting is written: the name that it has in code, the flag or the variable, or the path of the file. */
export interface SettingSource {
  readonly kind: 'code' | 'flag' | 'environment' | 'file';
  readonly name: string;
}

export type SettingSources = Readonly<Partial<Record<SettingKey, SettingSource>>>;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MIB = 1024 * 1024;

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

/** A folder that is served, or several with commas between them. */
function mounts(about: string) {
  return setting(severalTexts.transform(parseMounts).default([]), {
    value: '/path=folder',
    about,
    write: (folders) => folders.map(({ prefix, folder }) => `${prefix}=${folder}`).join(', '),
  });
}

/**
 * The one schema that every setting is checked by, whatever it was written as. Each has its default and its description
 * here: the help, the admin's page and the tables of the docs are made from them, in this order.
 */
export const SETTINGS_SCHEMA = z.object({
  host: setting(text.default('127.0.0.1'), { value: 'address', about: 'the address to listen on' }),
  port: setting(wholeNumber(0, 65_535).default(8080), {
    value: 'number',
    about: 'the port to listen on, 0 for any free one',
  }),
  data: setting(text.default('./data'), {
    value: 'folder',
    about: 'the folder on a local disk where everything is stored',
  }),
  baseUrl: setting(text.transform(parseBaseUrl).optional(), {
    value: 'url',
    about: 'the public address; with a path, https://host/sub/, the proxy passes requests on with that path',
    unset: 'from each request',
    write: ({ origin, prefix }) => `${origin}${prefix}/`,
  }),
  adminToken: setting(text.min(20, { error: 'expected 20 characters or more' }).optional(), {
    value: 'token',
    about: 'an admin token of your own, 20 characters or more',
    unset: 'created at the first start',
    secret: true,
  }),
  ...OIDC_SCHEMA,
  read: setting(z.enum(['open', 'token'], { error: 'expected "open" or "token"' }).default('open'), {
    value: 'open|token',
    about: 'whether reading needs a token',
  }),
  uploads: setting(z.enum(['token', 'open'], { error: 'expected "token" or "open"' }).default('token'), {
    value: 'token|open',
    about: 'whether uploads need a token',
  }),
  review: setting(z.enum(['off', 'on'], { error: 'expected "off" or "on"' }).default('off'), {
    value: 'off|on',
    about: 'whether a moderator must approve what uploaders publish',
  }),
  publishers: setting(
    z
      .enum(['hidden', 'shown', 'pages'], { error: 'expected "hidden", "shown" or "pages"' })
      .default('hidden'),
    {
      value: 'hidden|shown|pages',
      about:
        'whether the page of a torrent names the token that published it to all readers; with pages, publishers may have a page of their own, and are named by that',
    },
  ),
  dump: setting(z.enum(['daily', 'off'], { error: 'expected "daily" or "off"' }).default('daily'), {
    value: 'daily|off',
    about:
      'whether /dump.ndjson.zst has all public torrents: the file is made when it is asked for, at most once a day, in the data folder',
  }),
  undoDays: setting(wholeNumber(0, 3650).default(30), {
    value: 'days',
    about: 'how long a torrent that was removed can be restored, 0 to 3650',
  }),
  ...LIMIT_SCHEMA,
  ...OPEN_SCHEMA,
  uploadBytesMax: setting(
    sizeSetting({
      min: 1024,
      max: 1024 * MIB,
      expected: 'expected a size from 1 KiB to 1 GiB, such as 10MiB',
    }).default(10 * MIB),
    { value: 'size', about: 'the size of the largest .torrent file that is accepted', write: bytesText },
  ),
  trustedProxies: setting(severalTexts.superRefine(checkRanges).default([]), {
    value: 'list',
    about:
      'proxies whose forwarding headers count: addresses or ranges such as 10.0.0.0/8, separated by commas, or unix for the other end of the unix socket',
  }),
  mount: mounts('a folder to serve unchanged under that path; several separated by commas'),
  logs: mounts('a folder of IRC logs to serve under that path; several separated by commas'),
  ...PUBLISH_SCHEMA,
  ...BRANDING_SCHEMA,
  ...SECURITY_SCHEMA,
  ...TORZNAB_SCHEMA,
  ...NOTIFY_SCHEMA,
  ...TRACKER_SCHEMA,
  ...SOURCES_SCHEMA,
  ...SERVER_SCHEMA,
  ...METRICS_SCHEMA,
  ...BACKUP_SCHEMA,
  ...MIGRATION_SCHEMA,
  ...SCALE_SCHEMA,
  logLevel: setting(
    z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).default('info'),
    {
      value: 'level',
      about: `${LOG_LEVELS.join(', ')}: what is logged, as lines of JSON on standard error; health checks and assets are logged at debug`,
    },
  ),
});

export type Settings = z.infer<typeof SETTINGS_SCHEMA>;

/** The key of a setting in a file. */
export type SettingKey = keyof Settings;

/** Settings as they are given in code: each optional, by the names and with the values of the config file. */
export type GivenSettings = {
  readonly [Key in SettingKey]?: z.input<typeof SETTINGS_SCHEMA>[Key] | undefined;
};

/** One setting as people meet it: its key in a file, its default as they would write it, and its description. */
export interface Setting extends SettingDescription {
  readonly key: SettingKey;
  readonly standard: string | undefined;
}

/** All settings, in the order in which they are documented. */
export const SETTINGS: readonly Setting[] = Object.entries(SETTINGS_SCHEMA.shape).map(([key, schema]) => ({
  ...descriptionOf(schema),
  key: key as SettingKey,
  standard: defaultOf(schema),
}));

/** What is wrong with settings taken together. */
export function settingsProblems(settings: Settings): readonly SettingsProblem<SettingKey>[] {
  return [
    ...overlapsOf([
      ...settings.mount.map((mount) => ['mount', mount] as const),
      ...settings.logs.map((mount) => ['logs', mount] as const),
      ...settings.publish.map((mount) => ['publish', mount] as const),
    ]),
    ...oidcSettingsProblems(settings),
    ...serverSettingsProblems(settings),
    ...notifySettingsProblems(settings),
    ...backupSettingsProblems(settings),
    ...publishSettingsProblems(settings),
  ];
}

/** Checked settings as the program takes them, with where they were found. */
export function toConfig({ baseUrl, ...all }: Settings, sources: SettingSources): Config {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcRoles, ...settings } = all;
  const oidc = toOidcSettings({ ...settings, oidcIssuer, oidcClientId, oidcClientSecret, oidcRoles });
  const {
    adminToken,
    siteLogo,
    siteAccent,
    siteWelcome,
    socket,
    tlsCert,
    tlsKey,
    trackerUdpPort,
    trackerHttpPort,
  } = settings;
  const { ircServer, ircUser, ircPassword, ircCollection, metricsPort, metricsToken } = settings;
  const { origin, prefix = '' } = baseUrl ?? {};
  const branding = { siteLogo, siteAccent, siteWelcome };
  const optional = { ...branding, adminToken, socket, tlsCert, tlsKey, trackerUdpPort, trackerHttpPort };
  const irc = { ircServer, ircUser, ircPassword, ircCollection };
  const metrics = { metricsPort, metricsToken };
  const { backup, s3KeyId, s3Secret, s3SessionToken, valkey } = settings;
  const beside = { backup, s3KeyId, s3Secret, s3SessionToken, valkey };
  return { ...settings, ...optional, ...irc, ...metrics, ...beside, oidc, origin, prefix, sources };
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

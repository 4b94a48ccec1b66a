import { bytesText } from '../lib/byte-setting.ts';
import { flagName, variableName } from '../config/config.ts';
import type { FolderMount } from '../http/folder-mount.ts';
import type { SiteLink } from '../config/look.ts';
import { floorText } from '../catalogue/open-settings.ts';
import { SETTINGS, type Config, type SettingKey } from '../config/settings.ts';

type Rate = Exclude<Config['limitUploads'], 'off'>;
type Value = string | number | undefined | Rate | readonly (string | FolderMount | SiteLink)[];

/** Every setting with its value as an operator writes it, which of a secret says only that there is one. */
export function settingsInEffect(config: Config) {
  const values = valuesOf(config);
  return SETTINGS.map(({ key, about, secret = false }) => {
    const written = write(values[key]);
    return {
      key,
      flag: secret ? `${flagName(key)}-file` : flagName(key),
      variable: variableName(key),
      about,
      isSecret: secret,
      isSet: written !== undefined,
      value: secret ? undefined : written,
      source: config.sources[key],
    };
  });
}

/** The settings as they are written, taken from what the program goes by. */
function valuesOf({ origin, prefix, oidc, ...config }: Config): Readonly<Record<SettingKey, Value>> {
  return {
    ...config,
    baseUrl: origin === undefined ? undefined : `${origin}${prefix}/`,
    oidcIssuer: oidc?.issuer,
    oidcClientId: oidc?.clientId,
    oidcClientSecret: oidc?.clientSecret,
    oidcRoles: oidc && Array.from(oidc.roles, ([value, role]) => `${value}=${role}`),
    uploadBytesMax: bytesText(config.uploadBytesMax),
    openBytesMax: config.openBytesMax === 'off' ? 'off' : bytesText(config.openBytesMax),
    diskFreeMin: config.diskFreeMin === 'off' ? 'off' : floorText(config.diskFreeMin, bytesText),
  };
}

function write(value: Value): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object') return String(value);
  if ('capacity' in value) return `${value.capacity}/${value.perSeconds}`;
  if (value.length === 0) return undefined;
  return value.map(writeEntry).join(', ');
}

function writeEntry(entry: string | FolderMount | SiteLink): string {
  if (typeof entry === 'string') return entry;
  return 'folder' in entry ? `${entry.prefix}=${entry.folder}` : `${entry.text}=${entry.address}`;
}

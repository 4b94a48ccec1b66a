import { flagName, variableName } from '../config/config.ts';
import { SETTINGS, type Config, type SettingKey } from '../config/settings.ts';
import { writeSetting } from '../lib/setting.ts';

/** Every setting with its value as an operator writes it. For a secret it only says that it is set. */
export function settingsInEffect(config: Config) {
  const values = valuesOf(config);
  return SETTINGS.map((setting) => {
    const { key, about, secret = false } = setting;
    const written = writeSetting(setting, values[key]);
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

/** The settings as they were checked, made from the config in effect. */
function valuesOf({ origin, prefix, oidc, ...config }: Config): Readonly<Record<SettingKey, unknown>> {
  return {
    ...config,
    baseUrl: origin === undefined ? undefined : { origin, prefix },
    oidcIssuer: oidc?.issuer,
    oidcClientId: oidc?.clientId,
    oidcClientSecret: oidc?.clientSecret,
    oidcRoles: oidc?.roles,
  };
}

// What `torrentry` exports: the service as an application, and its settings.
import { readFileSync } from 'node:fs';
import { createApp as wireApp, type App, type AppOverrides } from '../app/app.ts';
import { loadConfig as loadFrom, type ConfigSources, type LoadedConfig } from '../config/config.ts';
import type { Config, GivenSettings } from '../config/settings.ts';

export type { Access, FirstToken } from '../access/access.ts';
export type { App, AppOverrides } from '../app/app.ts';
export type { AdmitChange, AskedChange, ChangeRefusal } from '../service/admission.ts';
export { ConfigError, type ConfigSources, type LoadedConfig } from '../config/config.ts';
export type { UserFigures } from '../app/figures.ts';
export type { Figure, FigureChange, FigureTotals } from '../swarm/figure-store.ts';
export { AppError, type ErrorCode, type ErrorDetails, type ErrorItem } from '../errors.ts';
export type { CallInfo, Log } from '../http/context.ts';
export type { Fetch } from '../http/core.ts';
export type {
  Config,
  GivenSettings,
  LogLevel,
  SettingKey,
  SettingSource,
  SettingSources,
} from '../config/settings.ts';

/**
 * Opens the service. `settings` are those of the config file by the same names, each optional, and checked in the same
 * way; or what `loadConfig` read. An `adminToken` among them can be used at once; without one,
 * `app.access.ensureAdmin()` makes the first token. Call `app.close()` when you are done. Rejects with ConfigError, and
 * with an AppError `unavailable` when the data folder cannot be opened.
 */
export async function createApp(
  settings: GivenSettings | Config = {},
  overrides: AppOverrides = {},
): Promise<App> {
  const config = isLoaded(settings) ? settings : loadConfig({ settings }).config;
  const app = await wireApp(config, overrides);
  if (config.adminToken !== undefined) {
    try {
      await app.access.ensureAdmin(config.adminToken);
    } catch (error) {
      await app.close();
      throw error;
    }
  }
  return app;
}

/**
 * Reads the settings: those given in code before flags, environment, file and defaults. Every source is optional; pass
 * `{ env: process.env }` for the settings of the environment. Throws ConfigError with everything that is wrong.
 */
export function loadConfig(sources: Partial<ConfigSources> = {}): LoadedConfig {
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  return loadFrom({ flags: {}, env: {}, readFile, ...sources });
}

function isLoaded(settings: GivenSettings | Config): settings is Config {
  return 'sources' in settings;
}

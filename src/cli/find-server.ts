import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Config, SettingKey } from '../config/settings.ts';
import { findServers, type RunningServer } from '../stores/sqlite/database/running-servers.ts';

/**
 * The running servers on this machine that use the data folder of these settings. Empty when a flag of the command says
 * where the server is.
 */
export function findServersHere(config: Config): readonly RunningServer[] {
  const where: readonly SettingKey[] = ['host', 'port', 'socket', 'baseUrl'];
  if (where.some((key) => config.sources[key]?.kind === 'flag') || !existsSync(config.data)) return [];
  const machine = hostname();
  return findServers(config.data).flatMap((server) => (server?.machine === machine ? [server] : []));
}

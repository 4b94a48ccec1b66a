import { readFileSync } from 'node:fs';
import { createApp, type App } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

/** The whole service as one fetch application, with the settings of the environment. */
export async function openService(): Promise<App> {
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const { config } = loadConfig({ flags: {}, env: process.env, readFile });
  const service = await createApp(config);
  await service.access.ensureAdmin(config.adminToken);
  return service;
}

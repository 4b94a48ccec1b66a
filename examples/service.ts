import { createApp, loadConfig, type App } from 'torrentry';

/** The whole service as one fetch application, with the settings of the environment. */
export function openService(): Promise<App> {
  return createApp(loadConfig({ env: process.env }).config);
}

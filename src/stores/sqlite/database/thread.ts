import { extname } from 'node:path';

/** The logger of a store; a pino logger fits. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The module of a thread: next to the module at `base`, as .ts in the source and as .js in the build. */
export function threadUrl(name: string, base: string): URL {
  return new URL(`./${name}${extname(base)}`, base);
}

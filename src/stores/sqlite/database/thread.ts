import { extname } from 'node:path';

/** What a store reports besides its answers; a pino logger fits. */
export interface StoreLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Where the code of a thread is: beside the module at `base`, as .ts in the source and as .js when built. */
export function threadUrl(name: string, base: string): URL {
  return new URL(`./${name}${extname(base)}`, base);
}

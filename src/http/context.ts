import type { Target } from './target.ts';

/** Where the service stands for the client of one request: `https://host` and a path prefix, `''` or `/sub`. */
export interface Base {
  readonly origin: string;
  readonly prefix: string;
}

/** The few methods that the core asks of a logger; pino has them. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What a handler gets beside the request. */
export interface Context<Params = unknown> {
  readonly params: Params;
  readonly target: Target;
  readonly base: Base;
  /** The client's address, through trusted proxies; undefined outside a server. */
  readonly ip: string | undefined;
  readonly log: Log;
}

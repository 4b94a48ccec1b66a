import type { RequestLevel, AnsweredRequest } from './request-line.ts';
import type { Target } from './target.ts';

/** Where the service stands for the client of one request: `https://host` and a path prefix, `''` or `/sub`. */
export interface Base {
  readonly origin: string;
  readonly prefix: string;
  /** The paths below it that folders are served at: whatever else has such a path is not found there. */
  readonly folders?: readonly string[];
  /** What a client signs in to, as it is named to people (RFC 9110 section 11.5). */
  readonly realm?: string | undefined;
}

/** The few methods that the core asks of a logger; pino has them, but for `request`. */
export interface Log {
  debug?(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** Asked once, so that nothing is put together for lines that nobody writes. Without it all are written. */
  isLevelEnabled?(level: string): boolean;
  /**
   * `info(line, 'request')` by a shorter way, for a logger that has one; `at` is when, by performance.now(). Of
   * level `debug` only when that is enabled.
   */
  request?(line: AnsweredRequest, at: number, level?: RequestLevel): void;
  /** Writes down what is kept for a moment, for a logger that does that. */
  flush?(): void;
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

/** What a caller tells an application beside the request: the second argument of every fetch application here. */
export interface CallInfo {
  /** The path below which the application stands, taken off the request's URL already: SCRIPT_NAME in CGI's words. */
  readonly prefix?: string | undefined;
  /** The client's address, where the caller knows better than the request. */
  readonly ip?: string | undefined;
}

import type { RequestLevel, AnsweredRequest } from './request-line.ts';
import type { Target } from './target.ts';

/** Where the service is, as seen by the client of one request: `https://host` and a path prefix, `''` or `/sub`. */
export interface Base {
  readonly origin: string;
  readonly prefix: string;
  /** The paths below it at which folders are served. Everything else at such a path is hidden. */
  readonly folders?: readonly string[];
  /** What a client signs in to, as people see it (RFC 9110 section 11.5). */
  readonly realm?: string | undefined;
}

/** The methods that the core needs of a logger. pino has all of them except `request`. */
export interface Log {
  debug?(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /**
   * Called once for each level, so that lines that are not written are not formatted either. Without it, all levels are
   * written.
   */
  isLevelEnabled?(level: string): boolean;
  /**
   * A faster `info(line, 'request')`, for loggers that have one. `at` is the time by performance.now(). Level `debug`
   * is only used when it is enabled.
   */
  request?(line: AnsweredRequest, at: number, level?: RequestLevel): void;
  /** Writes buffered lines, for loggers that have a buffer. */
  flush?(): void;
}

/** What a handler gets in addition to the request. */
export interface Context<Params = unknown> {
  readonly params: Params;
  readonly target: Target;
  readonly base: Base;
  /** The client's IP address, through trusted proxies; undefined outside a server. */
  readonly ip: string | undefined;
  readonly log: Log;
}

/**
 * What a caller passes to an application in addition to the request: the second argument of every fetch application
 * here.
 */
export interface CallInfo {
  /** The path at which the application is mounted, already removed from the request's URL: SCRIPT_NAME in CGI. */
  readonly prefix?: string | undefined;
  /** The client's IP address, when the caller knows better than the request. */
  readonly ip?: string | undefined;
}

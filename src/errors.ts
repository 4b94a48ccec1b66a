/** What went wrong, as a closed set. Each code has one HTTP status; any other error is an internal one. */
export type ErrorCode =
  | 'malformed'
  | 'unauthorized'
  | 'forbidden'
  | 'banned'
  | 'not_found'
  | 'method_not_allowed'
  | 'gone'
  | 'conflict'
  | 'precondition_failed'
  | 'too_large'
  | 'unsupported'
  | 'invalid'
  | 'rate_limited'
  | 'unavailable_for_legal_reasons'
  | 'unavailable'
  | 'insufficient_storage';

/**
 * One of several mistakes that an error reports together. `offset` counts bytes from the start of the file, for a
 * mistake in a file.
 */
export interface ErrorItem {
  readonly rule: string;
  readonly path: string;
  readonly offset?: number;
  readonly message: string;
  /** What the caller can do about this one, as a sentence. */
  readonly hint?: string;
}

/** How much of a limit is left, for the client or token that it is counted by. */
export interface LimitState {
  /** What the limit is called, such as `uploads`. */
  readonly name: string;
  /** How many units may be used at once, and in how many seconds a used-up limit fills up again. */
  readonly capacity: number;
  readonly perSeconds: number;
  /** Whole units. */
  readonly remaining: number;
  /** Seconds until the limit is full again; after a refusal, seconds until the next try. */
  readonly resetSeconds: number;
  /** Seconds until the next try; 0 unless the request was refused. */
  readonly retryAfterSeconds: number;
}

export interface ErrorDetails {
  /** What the caller can do about it, as a sentence. */
  readonly hint?: string;
  readonly errors?: readonly ErrorItem[];
  /** The methods that the address accepts; only with `method_not_allowed`. */
  readonly allow?: readonly string[];
  /** The address of what already exists; only with `conflict`. */
  readonly standing?: string;
  /** The collection that something was in, where the reader may know it; only with what was removed. */
  readonly collection?: string;
  /** The limit that was reached; only with `rate_limited`. */
  readonly limit?: LimitState;
  readonly cause?: unknown;
}

/** The one error that may reach a client: its message is written for the reader and holds no secret. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly errors: readonly ErrorItem[] | undefined;
  readonly allow: readonly string[] | undefined;
  readonly standing: string | undefined;
  readonly collection: string | undefined;
  readonly limit: LimitState | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.errors = details.errors;
    this.allow = details.allow;
    this.standing = details.standing;
    this.collection = details.collection;
    this.limit = details.limit;
  }
}

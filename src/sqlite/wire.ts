import type { Count, Cursor, ListInput, TorrentFilter } from '../catalogue/store.ts';
import { AppError, type ErrorCode, type ErrorItem, type LimitState } from '../errors.ts';
import type { UnitName } from './units.ts';

/** What is posted to the writer's thread. */
export type WriterRequest =
  | {
      readonly kind: 'unit';
      readonly sequence: number;
      readonly unit: UnitName;
      readonly args: readonly unknown[];
      readonly weightBytes: number;
    }
  | { readonly kind: 'close' };

/** What comes back, a whole batch in one message. */
export type WriterAnswer =
  | { readonly sequence: number; readonly value: unknown }
  | { readonly sequence: number; readonly error: WireError };

/** All that the search thread can do. */
export interface Search {
  /** What is found, in order and after the cursor; one more than the page shows when there is more. */
  list(input: ListInput): readonly Cursor[];
  count(filter: TorrentFilter, max: number): Count;
}

export type SearchName = keyof Search;

/** What is posted to the search thread. */
export type SearchRequest =
  | { readonly search: 'list'; readonly args: Parameters<Search['list']> }
  | { readonly search: 'count'; readonly args: Parameters<Search['count']> };

export type SearchAnswer = { readonly value: unknown } | { readonly error: WireError };

/** An error as a plain object: structured cloning would keep only name, message and stack of an AppError. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** The driver's or the system's code, such as `SQLITE_FULL`. */
  readonly code: string | undefined;
  readonly cause: WireError | undefined;
  readonly app: WireAppError | undefined;
}

interface WireAppError {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly errors: readonly ErrorItem[] | undefined;
  readonly allow: readonly string[] | undefined;
  readonly standing: string | undefined;
  readonly limit: LimitState | undefined;
}

/** Makes an error fit to cross to another thread. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) {
    return {
      name: 'Error',
      message: String(error),
      stack: undefined,
      code: undefined,
      cause: undefined,
      app: undefined,
    };
  }
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  const wire = { name, message, stack, code, cause: cause === undefined ? undefined : toWire(cause) };
  if (!(error instanceof AppError)) return { ...wire, app: undefined };
  const { hint, errors, allow, standing, limit } = error;
  return { ...wire, app: { code: error.code, hint, errors, allow, standing, limit } };
}

/** The error that crossed, rebuilt: an AppError again when it was one. */
export function fromWire(wire: WireError): Error {
  const { name, message, stack, code, app } = wire;
  const cause = wire.cause === undefined ? {} : { cause: fromWire(wire.cause) };
  const error =
    app === undefined
      ? Object.assign(new Error(message, cause), { name, code })
      : new AppError(app.code, message, { ...cause, ...present(app) });
  if (stack !== undefined) error.stack = stack;
  return error;
}

function present({ hint, errors, allow, standing, limit }: WireAppError) {
  return {
    ...(hint !== undefined && { hint }),
    ...(errors !== undefined && { errors }),
    ...(allow !== undefined && { allow }),
    ...(standing !== undefined && { standing }),
    ...(limit !== undefined && { limit }),
  };
}

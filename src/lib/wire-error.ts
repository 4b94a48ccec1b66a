import { AppError, type ErrorCode, type ErrorItem, type LimitState } from '../errors.ts';

/** An error as a plain object, because structured cloning keeps only the name, message and stack of an AppError. */
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
  readonly collection: string | undefined;
  readonly limit: LimitState | undefined;
}

/** Turns an error into a plain object that can be posted to another thread. */
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
  const { hint, errors, allow, standing, collection, limit } = error;
  return { ...wire, app: { code: error.code, hint, errors, allow, standing, collection, limit } };
}

/** Rebuilds the error in the other thread, as an AppError when it was one. */
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

function present({ hint, errors, allow, standing, collection, limit }: WireAppError) {
  return {
    ...(hint !== undefined && { hint }),
    ...(errors !== undefined && { errors }),
    ...(allow !== undefined && { allow }),
    ...(standing !== undefined && { standing }),
    ...(collection !== undefined && { collection }),
    ...(limit !== undefined && { limit }),
  };
}

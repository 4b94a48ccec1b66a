import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { AppError } from '../errors.ts';
import { plainText } from './oidc-text.ts';

const PROVIDER_TEXT_LENGTH_MAX = 200;

/** The library's codes for a provider that did not answer as one: down, busy, or another program altogether. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

// None of these errors becomes a `cause`: the library's carry the code, the tokens and the claims, and causes are logged.

/** Throws unavailable for an error that came up before the provider was asked about anybody. */
export function refuseProvider(error: unknown): never {
  throw new AppError('unavailable', `Cannot sign in: the provider cannot be used now: ${reasonOf(error)}`, {
    hint: 'Try again in a while, or sign in with a token.',
  });
}

/**
 * Throws unauthorized for an answer that proves nothing, be it forged, stale or a refusal; unavailable for a
 * provider that does not answer or does not know this service; and anything else as it is.
 */
export function refuseAnswer(error: unknown): never {
  if (error instanceof AuthorizationResponseError) {
    throw new AppError('unauthorized', `Cannot sign in: the provider says ${quote(error)}`, {
      hint: 'Sign in again, or ask those who run the provider.',
    });
  }
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
    throw new AppError('unauthorized', 'Cannot sign in: the code from the provider was used or has expired', {
      hint: 'Sign in again.',
    });
  }
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) {
    const said = error instanceof ResponseBodyError ? quote(error) : `status ${error.status}`;
    throw new AppError('unavailable', `Cannot sign in: the provider refuses this service: ${said}`, {
      hint: 'The operator can compare the client id and its secret with what the provider has.',
    });
  }
  if (isNoAnswer(error)) refuseProvider(error);
  if (!(error instanceof ClientError)) throw error;
  throw new AppError('unauthorized', `Cannot sign in: ${reasonOf(error)}`, {
    hint: 'Sign in again from the start, in one window and without going back.',
  });
}

function isNoAnswer(error: unknown): boolean {
  if (error instanceof ClientError) return NO_ANSWER.has(error.code ?? '');
  return isNetworkError(error);
}

/** fetch tells of a connection that failed by a TypeError with the reason inside. */
function isNetworkError(error: unknown): error is TypeError & { cause: Error } {
  return error instanceof TypeError && error.cause instanceof Error;
}

/** The library's own words or a system's code; never text from deeper inside, which can quote a token. */
function reasonOf(error: unknown): string {
  if (isNetworkError(error)) return 'code' in error.cause ? String(error.cause.code) : 'no connection';
  if (!(error instanceof ClientError)) return 'its metadata is not valid';
  const { message } = error.code !== undefined && error.cause instanceof Error ? error.cause : error;
  return plainText(message, PROVIDER_TEXT_LENGTH_MAX);
}

function quote({
  error,
  error_description: description = '',
}: AuthorizationResponseError | ResponseBodyError) {
  const said = typeof description === 'string' && description !== '' ? `${error}: ${description}` : error;
  return `"${plainText(said, PROVIDER_TEXT_LENGTH_MAX)}"`;
}

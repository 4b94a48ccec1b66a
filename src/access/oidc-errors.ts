import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { AppError } from '../errors.ts';
import { plainText } from './oidc-text.ts';

const PROVIDER_TEXT_LENGTH_MAX = 200;

/** The library's codes for a provider that is down or busy, or an address where another program answers. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

// None of these errors becomes a `cause`: the library's errors contain the code, the tokens and the claims, and causes
// are logged.

/** Throws unavailable for an error before the provider was asked about a person. */
export function refuseProvider(error: unknown): never {
  throw new AppError('unavailable', `Cannot sign in: the provider is not available now: ${reasonOf(error)}`, {
    hint: 'Try again later, or sign in with a token.',
  });
}

/**
 * Throws unauthorized for an answer that proves nothing: forged, stale or a refusal. Throws unavailable for a provider
 * that does not answer or does not know this service. Throws any other error unchanged.
 */
export function refuseAnswer(error: unknown): never {
  if (error instanceof AuthorizationResponseError) {
    throw new AppError('unauthorized', `Cannot sign in: the provider answered ${quote(error)}`, {
      hint: 'Sign in again, or ask the operator of the provider.',
    });
  }
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
    throw new AppError('unauthorized', 'Cannot sign in: the code from the provider was used or has expired', {
      hint: 'Sign in again.',
    });
  }
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) {
    const reason = error instanceof ResponseBodyError ? quote(error) : `status ${error.status}`;
    throw new AppError('unavailable', `Cannot sign in: the provider refuses this service: ${reason}`, {
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

/** fetch reports a failed connection as a TypeError with the reason as its cause. */
function isNetworkError(error: unknown): error is TypeError & { cause: Error } {
  return error instanceof TypeError && error.cause instanceof Error;
}

/** The library's message or a system's code; never text of nested errors, which can quote a token. */
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
  const reason = typeof description === 'string' && description !== '' ? `${error}: ${description}` : error;
  return `"${plainText(reason, PROVIDER_TEXT_LENGTH_MAX)}"`;
}

import type { OidcPending } from '../../access/oidc.ts';

/** How long a person may take at the provider. */
export const PENDING_SECONDS = 600;

/** What the browser keeps while a person signs in at the provider. */
export interface Pending extends OidcPending {
  /** Where they were going. */
  readonly next: string;
}

/** It as the value of a cookie. */
export function encodePending(pending: Pending): string {
  return Buffer.from(JSON.stringify(pending)).toString('base64url');
}

/** What `encodePending` wrote; undefined for a cookie that is missing or none of ours. */
export function decodePending(cookie: string | undefined): Pending | undefined {
  const { state, nonce, codeVerifier, next } = parse(cookie);
  const isWhole = [state, nonce, codeVerifier, next].every((value) => typeof value === 'string');
  return isWhole ? ({ state, nonce, codeVerifier, next } as Pending) : undefined;
}

function parse(cookie: string | undefined): Partial<Record<keyof Pending, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString());
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

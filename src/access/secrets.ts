import { hash, randomBytes } from 'node:crypto';

// 160 random bits where a secret is copied by hand, 256 where only programs handle it.
const COPIED_BYTES = 20;
const HANDLED_BYTES = 32;

/** A new token's secret: `torrentry_`, by which secret scanners know it, and 27 characters of base64url. */
export function newTokenSecret(): string {
  return `torrentry_${randomText(COPIED_BYTES)}`;
}

/** A new feed key's secret: it stands in addresses, so it must be told from a token at a glance. */
export function newFeedKeySecret(): string {
  return `torrentry_feed_${randomText(COPIED_BYTES)}`;
}

/** A new secret of a session's cookie or of a login link, 43 characters of base64url. */
export function newBrowserSecret(): string {
  return randomText(HANDLED_BYTES);
}

/** The SHA-256 of a secret, 32 bytes, which is all that is kept of it. */
export function hashSecret(secret: string): Uint8Array {
  return hash('sha256', secret, 'buffer');
}

/** A hash that no secret is known for. */
export function hashOfNoSecret(): Uint8Array {
  return hashSecret(randomText(HANDLED_BYTES));
}

function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

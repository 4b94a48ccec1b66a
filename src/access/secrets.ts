import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

// 160 random bits for secrets that people copy, 256 for those that only programs handle.
const COPIED_BYTES = 20;
const HANDLED_BYTES = 32;
const PASSKEY_LENGTH = 32;

/** Makes the secret of a token: `torrentry_`, so that secret scanners recognise it, and 27 characters of base64url. */
export function newTokenSecret(): string {
  return `torrentry_${randomText(COPIED_BYTES)}`;
}

/** Makes the secret of a feed key. It is in addresses, so it must look different from a token. */
export function newFeedKeySecret(): string {
  return `torrentry_feed_${randomText(COPIED_BYTES)}`;
}

/**
 * The passkey that a token made at that time, 32 hexadecimal digits, as trackers have them. It is not random but follows from
 * a secret of the server, so that it can be written into .torrent files and need not be stored.
 */
export function passkeyOf(serverSecret: Uint8Array, tokenId: number, createdAt: Date): string {
  const text = `passkey ${tokenId} ${createdAt.getTime()}`;
  return createHmac('sha256', serverSecret).update(text).digest('hex').slice(0, PASSKEY_LENGTH);
}

/** Makes the secret of a session's cookie or of a login link: 43 characters of base64url. */
export function newBrowserSecret(): string {
  return randomText(HANDLED_BYTES);
}

/** The SHA-256 of a secret, 32 bytes. Only this is stored. */
export function hashSecret(secret: string): Uint8Array {
  return hash('sha256', secret, 'buffer');
}

/** Whether two secrets are the same, in a time that tells nothing of how they differ. */
export function isSameSecret(one: string, other: string): boolean {
  // By their hashes, because timingSafeEqual throws when the lengths differ.
  return timingSafeEqual(hashSecret(one), hashSecret(other));
}

/** A random hash, for which no secret is known. */
export function hashOfNoSecret(): Uint8Array {
  return hashSecret(randomText(HANDLED_BYTES));
}

function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

import { hash, randomBytes } from 'node:crypto';
import type { Actor } from './actor.ts';

const KEY_BYTES = 20;

/** Makes a key for deleting an anonymous upload: 160 random bits, shown only once. Only its hash is stored. */
export function createDeleteKey(): { readonly key: string; readonly keyHash: Uint8Array } {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  return { key, keyHash: hashOf(key) };
}

/** The same actor, with the delete key of the request. */
export function withDeleteKey(actor: Actor, key: string): Actor {
  return { ...actor, via: 'delete key', deleteKeyHash: hashOf(key) };
}

// A plain copy: posting a Buffer to another thread would also copy the whole pool that it is a part of.
function hashOf(key: string): Uint8Array {
  return new Uint8Array(hash('sha256', key, 'buffer'));
}

import { hash, randomBytes } from 'node:crypto';
import type { Actor } from './actor.ts';

const KEY_BYTES = 20;

/** A new key to delete an anonymous upload with: 160 random bits, which are shown once; only the hash is kept. */
export function createDeleteKey(): { readonly key: string; readonly keyHash: Uint8Array } {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  return { key, keyHash: hashOf(key) };
}

/** The same actor, as somebody who presents a delete key. */
export function withDeleteKey(actor: Actor, key: string): Actor {
  return { ...actor, via: 'delete key', deleteKeyHash: hashOf(key) };
}

// A plain copy: what goes to another thread would otherwise take the pool along that a Buffer is cut from.
function hashOf(key: string): Uint8Array {
  return new Uint8Array(hash('sha256', key, 'buffer'));
}

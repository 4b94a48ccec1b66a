import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Digests } from './digests.ts';

/**
 * Digests in plain JavaScript, for any platform. Those of a browser come asynchronously, which the 300,000 pairs of a
 * large Merkle tree don't bear, and are missing where a service is reached by plain http.
 */
export const plainDigests: Digests = { sha1, sha256 };

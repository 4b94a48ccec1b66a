import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Digests } from './digests.ts';

/**
 * Digests in plain JavaScript, for any platform. Those of a browser are asynchronous, which is too slow for the 300,000
 * pairs of a large Merkle tree, and are missing on pages that are loaded by plain http.
 */
export const plainDigests: Digests = { sha1, sha256 };

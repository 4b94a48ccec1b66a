/**
 * The two digests that metainfo needs. The caller passes them in, so that this code depends on no platform's
 * cryptography. Each returns the digest of `bytes`: 20 bytes of SHA-1, 32 bytes of SHA-256.
 */
export interface Digests {
  sha1(bytes: Uint8Array): Uint8Array;
  sha256(bytes: Uint8Array): Uint8Array;
}

/**
 * The two digests that metainfo needs, given by the caller so that this room stays free of any platform's
 * cryptography. Each returns the digest of `bytes` alone: 20 bytes of SHA-1, 32 bytes of SHA-256.
 */
export interface Digests {
  sha1(bytes: Uint8Array): Uint8Array;
  sha256(bytes: Uint8Array): Uint8Array;
}

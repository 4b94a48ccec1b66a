import { hash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import type { Digests } from '../metainfo/digests.ts';
import type { VerifySignature } from '../metainfo/signatures.ts';

// A digest as latin1 costs a third of one as a buffer, which counts for the Merkle trees of v2 (0.31 against 1.06 µs).
/** Node's hashing, for the reader of metainfo, which knows no Node. */
export const nodeDigests: Digests = {
  sha1: (bytes) => Buffer.from(hash('sha1', bytes, 'latin1'), 'latin1'),
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'latin1'), 'latin1'),
};

/** More than any certificate has, and few enough to be read at once. */
const CERTIFICATE_BYTES_MAX = 64 * 1024;

/** OpenSSL takes 16,384 bits and more, at 8 times the time of each half. */
const KEY_BITS_MAX = 8192;

/**
 * Node's check of a signature (BEP 35): RSA over SHA-1 or SHA-256, in the threads of libuv. False for a certificate or a key
 * that cannot be read, is none of RSA or is larger than any that is in use.
 */
export const nodeVerifySignature: VerifySignature = async (certificate, message, signature) => {
  const key = readKey(certificate);
  if (key === undefined) return false;
  for (const digest of ['sha1', 'sha256']) {
    if (await verifyInThread(digest, message, key, signature)) return true;
  }
  return false;
};

function readKey(certificate: Uint8Array): KeyObject | undefined {
  if (certificate.length > CERTIFICATE_BYTES_MAX) return undefined;
  try {
    const { publicKey } = new X509Certificate(certificate);
    const { modulusLength = Infinity } = publicKey.asymmetricKeyDetails ?? {};
    return publicKey.asymmetricKeyType === 'rsa' && modulusLength <= KEY_BITS_MAX ? publicKey : undefined;
  } catch {
    return undefined;
  }
}

function verifyInThread(
  digest: string,
  message: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve) => {
    verify(digest, message, key, signature, (error, isValid) => resolve(error === null && isValid));
  });
}

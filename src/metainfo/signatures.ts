import { decodeUtf8Lossy } from '../bencode/bytes.ts';
import type { BencodeValue } from '../bencode/value.ts';
import { findKeyPath } from './key-path.ts';
import type { TorrentSignature } from './metainfo.ts';
import type { Reading } from './reading.ts';

/** Reads `signatures` (BEP 35): a dictionary of signers, each with a signature and perhaps a certificate. */
export function readSignatures(reading: Reading, root: number, info: number): TorrentSignature[] {
  const { document } = reading;
  const entry = document.find(root, 'signatures');
  if (entry < 0) return [];
  const signatures: TorrentSignature[] = [];
  const value = document.valueAt(entry);
  for (const [signer, claim] of value.entries()) {
    const signature = readSignature(signer, claim, document.valueAt(info));
    if (signature === undefined) reportSigner(reading, claim.entry);
    else signatures.push(signature);
  }
  if (value.entries().next().done === true) reportEmpty(reading, entry);
  return signatures;
}

function readSignature(
  signer: BencodeValue,
  claim: BencodeValue,
  info: BencodeValue,
): TorrentSignature | undefined {
  const signature = claim.get('signature')?.bytes();
  if (signature === undefined) return undefined;
  const extra = claim.get('info');
  return {
    signer: decodeUtf8Lossy(signer.bytes() as Uint8Array),
    certificate: claim.get('certificate')?.bytes(),
    signature,
    message: () => concat(info.span, extra?.span),
  };
}

function reportSigner({ document, findings }: Reading, claim: number): void {
  findings.add('signatures.malformed', () => {
    const path = findKeyPath(document, claim);
    const message = `${path} is malformed, expected a dictionary with a signature`;
    return { path, offset: document.startOf(claim), message };
  });
}

function reportEmpty({ document, findings }: Reading, entry: number): void {
  findings.add('signatures.malformed', () => ({
    path: 'signatures',
    offset: document.startOf(entry),
    message: 'signatures is empty or no dictionary, expected an entry a signer',
  }));
}

function concat(one: Uint8Array, other: Uint8Array = new Uint8Array()): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/**
 * Whether the owner of `certificate` (X.509 in DER) made `signature` over `message`: RSA with PKCS #1 padding over
 * SHA-1, as signers of BEP 35 have it, or over a newer digest. Given by the caller, as this room has no cryptography
 * of its own; returns false for a certificate that cannot be read.
 */
export type VerifySignature = (
  certificate: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/**
 * What a signature is worth by itself. `valid` says that whoever holds the key of the torrent's own certificate has
 * signed this content; whether to trust that certificate is another question. `unknown` is one without a certificate.
 */
export type SignatureVerdict = 'valid' | 'invalid' | 'unknown';

export function judgeSignature(signature: TorrentSignature, verify: VerifySignature): SignatureVerdict {
  if (signature.certificate === undefined) return 'unknown';
  return verify(signature.certificate, signature.message(), signature.signature) ? 'valid' : 'invalid';
}
